import type { AuditAction } from '@furrow/core/contract/audit-actions'
import type { AppealDecision } from '@furrow/core/contract/awards'
import type { Issue } from '@furrow/core/contract/issue'
import { DomainError } from '@furrow/core/errors'
import { audit, type AuditDetail } from '../../plugins/audit.ts'
import { appendToLog } from '../../plugins/award-log.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { notFound } from '../../plugins/errors.ts'
import { makeOffer } from '../../plugins/offers.ts'
import { givingErrors } from './giving.ts'
import {
  decisionOf,
  loadProposal,
  requireAwards,
  requireReleased,
  type AwardedProposal,
  type Awards,
} from './load.ts'
import { mailPeople, peopleInRole, type Letter, type Sending } from './mail.ts'

type Writing = Sending & { readonly proposalId: string }

async function loadForApplicant(tx: Tx, proposalId: string, at: Date) {
  const proposal = await loadProposal(tx, proposalId)
  const decision = decisionOf(await requireReleased(tx, proposal.callId), proposal.number)
  if (decision.appealUntil !== null && at > decision.appealUntil)
    throw new DomainError('deadline-passed', 'Questions and appeals were taken until a date that has passed.')
  return { proposal, decision }
}

type Said = { readonly action: AuditAction; readonly detail?: AuditDetail }

const auditOf = (tx: Tx, { id, callId }: AwardedProposal, by: Doer & Said) =>
  audit(tx, { ...by, objectType: 'proposal', objectId: id, callId })

const letterAbout = (
  { number, title, callId }: AwardedProposal,
  { template, key, path }: Pick<Letter, 'template' | 'key' | 'path'>,
): Letter => ({ template, key, path, callId, data: { number, title } })

/** Asks the office for reasons. @throws DomainError `deadline-passed` */
export async function askReasons(
  tx: Tx,
  { proposalId, text, publicUrl }: Writing & { readonly text: string },
  by: Doer,
): Promise<void> {
  const { proposal } = await loadForApplicant(tx, proposalId, by.at)
  const { callId } = proposal
  const open = await tx.awardQuestion.count({ where: { proposalId, answer: null } })
  if (open >= 5)
    throw new DomainError('wrong-state', 'Five questions wait for an answer already: wait for the answers.')
  const { id } = await tx.awardQuestion.create({
    data: { callId, proposalId, text, askedById: by.actor.personId, askedAt: by.at },
    select: { id: true },
  })
  await auditOf(tx, proposal, { ...by, action: 'award.question_asked' })
  const to = await peopleInRole(tx, { role: 'officer', callId, proposalId })
  const path = `/app/calls/${callId}/awards`
  await mailPeople(
    tx,
    { to, letter: letterAbout(proposal, { template: 'question-asked', key: id, path }), publicUrl },
    by,
  )
}

/** The office answers in writing, once. @throws DomainError `not-found`, `wrong-state` */
export async function answerQuestion(
  tx: Tx,
  { proposalId, questionId, answer, publicUrl }: Writing & { questionId: string; answer: string },
  by: Doer,
): Promise<void> {
  const proposal = await loadProposal(tx, proposalId)
  const question = await tx.awardQuestion.findFirst({
    where: { id: questionId, proposalId },
    select: { askedById: true, answer: true },
  })
  if (question === null) throw notFound()
  if (question.answer !== null) throw new DomainError('wrong-state', 'This question is answered already.')
  await tx.awardQuestion.update({
    where: { id: questionId },
    data: { answer, answeredById: by.actor.personId, answeredAt: by.at },
    select: { id: true },
  })
  await auditOf(tx, proposal, { ...by, action: 'award.question_answered' })
  const path = `/app/proposals/${proposalId}/result`
  const letter = letterAbout(proposal, { template: 'question-answered', key: questionId, path })
  await mailPeople(tx, { to: [question.askedById], letter, publicUrl }, by)
}

/** One appeal a decision. @throws DomainError `deadline-passed`, `wrong-state` */
export async function fileAppeal(
  tx: Tx,
  { proposalId, text, publicUrl }: Writing & { readonly text: string },
  by: Doer,
): Promise<void> {
  const { proposal, decision } = await loadForApplicant(tx, proposalId, by.at)
  const { callId, number } = proposal
  const known = await tx.appeal.count({ where: { proposalId, decisionId: decision.id } })
  if (known > 0) throw new DomainError('wrong-state', 'You have appealed against this decision already.')
  const { id } = await tx.appeal.create({
    data: {
      callId,
      proposalId,
      decisionId: decision.id,
      text,
      filedById: by.actor.personId,
      filedAt: by.at,
    },
    select: { id: true },
  })
  const entry = {
    kind: 'appeal-filed',
    proposal: number,
    proposalId,
    hours: 0,
    from: null,
    to: null,
  } as const
  await appendToLog(tx, { callId, entries: [{ ...entry, appealId: id }] }, by)
  await auditOf(tx, proposal, { ...by, action: 'appeal.filed' })
  await tellOfAppeal(tx, { proposal, id, publicUrl }, by)
}

/** A receipt to whoever appeals, and a word to the directors without a conflict. */
async function tellOfAppeal(
  tx: Tx,
  { proposal, id: key, publicUrl }: Sending & { readonly proposal: AwardedProposal; readonly id: string },
  by: Doer,
): Promise<void> {
  const { id: proposalId, callId } = proposal
  const own = `/app/proposals/${proposalId}/result`
  const receipt = letterAbout(proposal, { template: 'appeal-received', key, path: own })
  await mailPeople(tx, { to: [by.actor.personId], letter: receipt, publicUrl }, by)
  const to = await peopleInRole(tx, { role: 'director', callId, proposalId })
  const path = `/app/calls/${callId}/appeals`
  const letter = letterAbout(proposal, { template: 'appeal-filed', key, path })
  await mailPeople(tx, { to, letter, publicUrl }, by)
}

type Judging = {
  readonly awards: Awards
  readonly proposal: AwardedProposal
  readonly verdict: AppealDecision
}

async function appealErrors(tx: Tx, { verdict, ...about }: Judging): Promise<Issue[]> {
  const { hours, source, despite, expiresAt } = verdict
  if (verdict.verdict === 'rejected')
    return hours > 0 ? [{ path: 'hours', message: 'A rejected appeal gives no hours: use 0.' }] : []
  return [
    ...(await givingErrors(tx, { ...about, hours, source, despite, cause: 'appeal' })),
    ...(hours > 0 && expiresAt === null
      ? [{ path: 'expiresAt', message: 'Say until when the offer stands.' }]
      : []),
  ]
}

/** What the trail says of the hours of a verdict; nothing where it is rejected. */
function givenBy({ verdict, hours, source, despite }: AppealDecision): AuditDetail {
  if (verdict === 'rejected') return {}
  return hours > 0 ? { hours, source, despite } : { hours }
}

/** The director decides in writing; an upheld appeal may offer hours at once. @throws DomainError `not-found`, `wrong-state`, `invalid-input` */
export async function decideAppeal(
  tx: Tx,
  { proposalId, appealId, verdict, publicUrl }: Writing & { appealId: string; verdict: AppealDecision },
  by: Doer,
): Promise<void> {
  const proposal = await loadProposal(tx, proposalId)
  const { callId, number } = proposal
  const awards = await requireAwards(tx, callId)
  const appeal = await tx.appeal.findFirst({
    where: { id: appealId, proposalId },
    select: { state: true, filedById: true },
  })
  if (appeal === null) throw notFound()
  if (appeal.state !== 'open') throw new DomainError('wrong-state', 'This appeal is decided already.')
  const errors = await appealErrors(tx, { awards, proposal, verdict })
  if (errors.length > 0)
    throw new DomainError('invalid-input', 'The appeal cannot be decided so.', { errors })
  const { hours, source, reason } = verdict
  await tx.appeal.update({
    where: { id: appealId },
    data: { state: verdict.verdict, reason, hours, decidedById: by.actor.personId, decidedAt: by.at },
    select: { id: true },
  })
  const kind = verdict.verdict === 'upheld' ? 'appeal-upheld' : 'appeal-rejected'
  const entry = { kind, proposal: number, proposalId, hours: 0, from: null, to: null, appealId } as const
  await appendToLog(tx, { callId, entries: [entry] }, by)
  await auditOf(tx, proposal, { ...by, action: `appeal.${verdict.verdict}`, detail: givenBy(verdict) })
  const expiresAt = new Date(verdict.expiresAt ?? by.at)
  if (hours > 0) {
    const offer = { callId, proposal, cause: 'appeal', hours, source, expiresAt, appealId } as const
    await makeOffer(tx, offer, { ...by, publicUrl })
  }
  const path = `/app/proposals/${proposalId}/result`
  const letter = letterAbout(proposal, { template: 'appeal-decided', key: appealId, path })
  await mailPeople(tx, { to: [appeal.filedById], letter, publicUrl }, by)
}

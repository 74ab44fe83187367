import type { HolderAward } from '@furrow/core/contract/awards'
import { valueOf } from '@furrow/core/machine/award-value'
import type { Access } from '../../plugins/access.ts'
import { readHeldParts } from '../../plugins/award-parts.ts'
import { currencyOfCall } from '../../plugins/award-values.ts'
import type { Db } from '../../plugins/database.ts'
import { decisionOf, loadProposal, readOwn, type OwnAward } from './load.ts'
import { offerFields, offerShown } from './offer-shown.ts'
import { readStand } from './stand.ts'

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

async function readOffers(db: Db, proposalId: string): Promise<HolderAward['offers']> {
  const rows = await db.awardOffer.findMany({
    where: { proposalId },
    orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
    select: { ...offerFields, state: true, answeredAt: true },
  })
  return rows.map(({ state, answeredAt, ...offer }) => ({
    ...offerShown(offer),
    state,
    answeredAt: iso(answeredAt),
  }))
}

async function readHeld(
  db: Db,
  { call, log }: OwnAward,
  number: string,
): Promise<Pick<HolderAward, 'value' | 'parts'>> {
  const parts = (await readHeldParts(db, call.id, log)).get(number) ?? []
  const value = valueOf(parts)
  const currency = await currencyOfCall(db, call)
  return { value: value && { ...value, currency }, parts: [...parts] }
}

async function readQuestions(db: Db, proposalId: string): Promise<HolderAward['questions']> {
  const rows = await db.awardQuestion.findMany({
    where: { proposalId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, text: true, askedAt: true, answer: true, answeredAt: true },
  })
  return rows.map((row) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    answeredAt: iso(row.answeredAt),
  }))
}

async function readAppeals(db: Db, proposalId: string) {
  const rows = await db.appeal.findMany({
    where: { proposalId },
    orderBy: [{ filedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      decisionId: true,
      text: true,
      filedAt: true,
      state: true,
      reason: true,
      hours: true,
      decidedAt: true,
    },
  })
  return rows.map((row) => ({ ...row, filedAt: row.filedAt.toISOString(), decidedAt: iso(row.decidedAt) }))
}

interface Asked {
  readonly proposalId: string
  readonly access: Pick<Access, 'can'>
  readonly now: Date
}

const isBefore = (now: Date, until: Date | null): boolean => until === null || now <= until

const eventsOf = ({ log }: OwnAward): HolderAward['events'] =>
  log.map(({ at, kind, hours, reason }) => ({
    at: at.toISOString(),
    kind,
    hours,
    reason: kind === 'withdrawn' || kind === 'cut' ? reason : '',
  }))

/** What the people of a proposal may do after the release, until when, and what was said. @throws DomainError `not-found` before it */
export async function readHolderAward(db: Db, { proposalId, access, now }: Asked): Promise<HolderAward> {
  const proposal = await loadProposal(db, proposalId)
  const own = await readOwn(db, proposal)
  const { answer, held, offered } = own.standing
  const decision = decisionOf(own, proposal.number)
  const appeals = await readAppeals(db, proposalId)
  const inTime = isBefore(now, decision.appealUntil)
  const isHolder = access.can('accept award')
  return {
    ...(await readStand(db, own, proposal)),
    held,
    ...(await readHeld(db, own, proposal.number)),
    offered,
    minimum: proposal.minimum,
    granularity: own.call.granularity,
    answer,
    answerBy: iso(own.first.answerBy),
    appealUntil: iso(decision.appealUntil),
    offers: await readOffers(db, proposalId),
    questions: await readQuestions(db, proposalId),
    appeals: appeals.map(({ decisionId: _decision, ...appeal }) => appeal),
    events: eventsOf(own),
    may: {
      answer: isHolder && answer === 'open' && isBefore(now, own.first.answerBy),
      giveBack: isHolder && answer === 'accepted' && held > 0,
      ask: access.can('ask award.reasons') && inTime,
      appeal:
        access.can('file appeal') && inTime && !appeals.some(({ decisionId }) => decisionId === decision.id),
    },
    version: own.version,
    serverTime: now.toISOString(),
  }
}

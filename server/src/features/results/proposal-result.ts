import type { OutcomeAward } from '@furrow/core/contract/outcome'
import type { DecisionRecord } from '@furrow/core/contract/record'
import { letterFacts } from '@furrow/core/contract/letters'
import type { ProposalResult } from '@furrow/core/contract/results'
import { firstWithout } from '@furrow/core/ranking/line-place'
import { decidedOutcome } from '@furrow/core/record/overrides'
import type { Db } from '../../plugins/database.ts'
import { ineligibleFor, verdictFields } from '../../plugins/eligibility.ts'
import { notFound } from '../../plugins/errors.ts'
import { readReleasedAbout, readReleasedValues } from './read.ts'

/** Places shown on either side of the line and of the own place. */
const placesAround = 20

const loadProposal = (db: Db, id: string) =>
  db.proposal.findUnique({
    where: { id },
    select: {
      number: true,
      title: true,
      requested: true,
      ...verdictFields,
      callId: true,
      reviews: { where: { state: 'submitted' }, select: { textForApplicant: true } },
    },
  })

/** Ranked places near the line or near the own one: enough to see where it ran, small in the largest call. */
function placesOf({ outcome, awards }: DecisionRecord, own: number | null): ProposalResult['places'] {
  const hours = new Map(awards.map(({ proposal, award }) => [proposal, award]))
  const centres = [own, firstWithout(outcome)?.rank ?? null].filter((rank) => rank !== null)
  return outcome.awards.flatMap(({ proposal, rank, score, award }) => {
    if (rank === null || score === null) return []
    if (!centres.some((centre) => Math.abs(rank - centre) <= placesAround)) return []
    return [{ rank, score, award: hours.get(proposal) ?? award }]
  })
}

/** In the order of the text itself: the order of the rows would tell reviewers apart across proposals. */
const textsOf = (reviews: readonly { textForApplicant: string }[]): ProposalResult['reviews'] =>
  reviews
    .map(({ textForApplicant }) => textForApplicant)
    .filter((text) => text.trim() !== '')
    .toSorted()
    .map((text) => ({ text }))

async function readNextCall(db: Db, now: Date): Promise<ProposalResult['nextCall']> {
  const call = await db.call.findFirst({
    where: { state: 'open', deadlineAt: { gt: now } },
    orderBy: [{ deadlineAt: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, deadlineAt: true },
  })
  return call === null ? null : { ...call, deadlineAt: call.deadlineAt?.toISOString() ?? null }
}

function overrideOf({ overrides }: DecisionRecord, proposal: string): ProposalResult['override'] {
  const found = overrides.find((override) => override.proposal === proposal)
  return found === undefined ? null : { kind: found.kind, reason: found.reason }
}

/** Where the line ran, by the decision that shared the hours out: a later one states what has moved since, too. */
const lineOf = ({ parsed }: { parsed: DecisionRecord }, { rank }: OutcomeAward) => ({
  furrow: firstWithout(parsed.outcome),
  totals: decidedOutcome(parsed.outcome, parsed.overrides, new Map()).totals,
  places: placesOf(parsed, rank),
})

const decided = ({ parsed }: { parsed: DecisionRecord }, entry: OutcomeAward) => ({
  award: parsed.awards.find(({ proposal }) => proposal === entry.proposal)?.award ?? entry.award,
  rank: entry.rank,
  ranked: parsed.outcome.awards.filter(({ rank }) => rank !== null).length,
  score: entry.score,
  status: entry.status,
  reason: entry.reason,
  policy: parsed.scenario.policy,
  override: overrideOf(parsed, entry.proposal),
  criteria: parsed.rulesPublished.criteria.map(({ id, name }) => ({ id, name: name ?? id })),
  signedBy: parsed.signedBy,
  signedAt: parsed.signedAt,
})

/** What the award is worth by the prices that the decision keeps. */
async function valueOfAward(
  db: Db,
  released: Awaited<ReturnType<typeof readReleasedAbout>>['about'],
  award: { proposal: string; award: number },
): Promise<ProposalResult['value']> {
  const values = await readReleasedValues(db, released, [award])
  const value = values?.byProposal.get(award.proposal) ?? null
  return value && values && { ...value, currency: values.totals.currency }
}

/** What the letter was written from: the page says the same of it. */
async function readFacts(
  db: Db,
  where: { decisionId: string; proposalId: string },
): Promise<ProposalResult['facts']> {
  const row = await db.letterFact.findFirst({ where, select: { facts: true } })
  if (row === null) return null
  const { minimum, change, awarded, funded, byHand } = letterFacts.parse(JSON.parse(row.facts))
  return { minimum, change, awarded, funded, ...(byHand !== undefined && { byHand }) }
}

/** What an applicant reads after the release. @throws DomainError `not-found` before it */
export async function readProposalResult(db: Db, proposalId: string, now: Date): Promise<ProposalResult> {
  const proposal = await loadProposal(db, proposalId)
  if (proposal === null) throw notFound()
  const { callId, number } = proposal
  const { about: released, first } = await readReleasedAbout(db, callId, number)
  const entry = released.parsed.outcome.awards.find((award) => award.proposal === number)
  if (entry === undefined) throw notFound()
  const given = decided(released, entry)
  const { releasedAt, answerBy, appealUntil, call } = released
  return {
    proposal: number,
    callId,
    callTitle: call.title,
    practice: call.practice,
    title: proposal.title,
    requested: proposal.requested ?? 0,
    ineligible: ineligibleFor(proposal),
    ...given,
    firstReleasedAt: first.id === released.id ? null : first.releasedAt.toISOString(),
    ...lineOf(first, entry),
    facts: await readFacts(db, { decisionId: first.id, proposalId }),
    value: await valueOfAward(db, released, { proposal: number, award: given.award }),
    reviews: textsOf(proposal.reviews),
    releasedAt: releasedAt.toISOString(),
    hasLetter: (await db.letter.count({ where: { proposalId, decision: { state: 'released' } } })) > 0,
    answerBy: answerBy?.toISOString() ?? null,
    appealUntil: appealUntil?.toISOString() ?? null,
    nextCall: await readNextCall(db, now),
  }
}

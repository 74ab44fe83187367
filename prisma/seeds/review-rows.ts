import type { Calendar } from './calendar.ts'
import type { CallSeed } from './data/call-seed.ts'
import { fractionOf } from './deterministic.ts'
import { idOf } from './identity.ts'
import type { AssignmentSeed, ConflictSeed } from './panel.ts'
import { personOf } from './people-rows.ts'
import { pseudonymsOf } from './practice-snapshot.ts'
import { proposalId } from './proposal-rows.ts'
import { reviewOf } from './reviews.ts'

const keysOf = ({ call, proposal, reviewer }: AssignmentSeed) => [call.id, proposal.number, reviewer.key]

const basics = (seed: AssignmentSeed) => ({
  callId: seed.call.id,
  proposalId: proposalId(seed.call, seed.proposal.number),
  reviewerId: personOf(seed.reviewer.key).id,
})

const invitedOn = (call: CallSeed, { at }: Calendar) => at(call.days.deadline + 8)

export const assignmentRow = (calendar: Calendar) => (seed: AssignmentSeed) => ({
  id: idOf('assignment', ...keysOf(seed)),
  ...basics(seed),
  state: seed.state,
  invitedById: personOf('officer').id,
  invitedAt: invitedOn(seed.call, calendar),
  dueAt:
    seed.late === true
      ? calendar.at(Math.min(-3, seed.call.days.reviewsDue))
      : calendar.at(seed.call.days.reviewsDue, 720),
  respondedAt: seed.state === 'invited' ? null : calendar.at(seed.call.days.deadline + 10),
  declineReason: seed.reason ?? null,
})

const handedInOn = (seed: AssignmentSeed, { at }: Calendar): Date => {
  const last = Math.min(seed.call.days.reviewsDue, -1)
  const early = Math.floor(fractionOf(`${keysOf(seed).join(':')}:done`) * 9)
  return at(Math.max(seed.call.days.deadline + 11, last - early), 840)
}

/** Half a review: the first two criteria and the beginning of a text. */
const unfinished = (seed: AssignmentSeed) => {
  const { scores } = reviewOf(seed.call, seed)
  const kept = seed.call.criteria.map(({ key }, index) => [key, index < 2 ? (scores[key] ?? null) : null])
  return {
    scores: Object.fromEntries(kept),
    confidence: null,
    textForApplicant:
      'A clear question, and a group that can answer it. I want to look again at the hours before I',
    textForPanel: '',
  }
}

const complete = (seed: AssignmentSeed) => {
  const { proposal: _proposal, reviewer: _reviewer, ...content } = reviewOf(seed.call, seed)
  return content
}

export const reviewRows = (calendar: Calendar) => (seed: AssignmentSeed) => {
  const isDone = seed.state === 'done'
  if (!isDone && seed.draft !== true) return []
  const writtenOn = handedInOn(seed, calendar)
  return [
    {
      id: idOf('review', ...keysOf(seed)),
      assignmentId: idOf('assignment', ...keysOf(seed)),
      ...basics(seed),
      state: isDone ? ('submitted' as const) : ('draft' as const),
      ...(isDone ? complete(seed) : unfinished(seed)),
      createdAt: writtenOn,
      updatedAt: writtenOn,
      submittedAt: isDone ? writtenOn : null,
    },
  ]
}

export const reviewVersionRows = (calendar: Calendar) => (seed: AssignmentSeed) => {
  if (seed.state !== 'done') return []
  return [
    {
      id: idOf('review-version', ...keysOf(seed)),
      reviewId: idOf('review', ...keysOf(seed)),
      ordinal: 1,
      content: complete(seed),
      createdAt: handedInOn(seed, calendar),
    },
  ]
}

export const conflictRow = (calendar: Calendar) => (seed: ConflictSeed) => ({
  id: idOf('conflict', seed.call.id, seed.proposal, seed.reviewer),
  callId: seed.call.id,
  proposalId: proposalId(seed.call, seed.proposal),
  personId: personOf(seed.reviewer).id,
  kind: seed.kind,
  origin: seed.origin,
  blocking: seed.state !== 'waived',
  state: seed.state,
  reason: seed.reason,
  createdAt: calendar.at(seed.call.days.deadline + 9),
  waivedById: seed.waivedReason === undefined ? null : personOf('officer').id,
  waivedReason: seed.waivedReason ?? null,
  secondedById: seed.waivedReason === undefined ? null : personOf('director').id,
})

export const pseudonymRows = (call: CallSeed) =>
  [...pseudonymsOf(call)].map(([key, label]) => ({ callId: call.id, label, personId: personOf(key).id }))

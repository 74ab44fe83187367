import { sha256 } from '@furrow/core/record/hash'
import type { RulesPublished } from '@furrow/core/contract/record'
import type { Calendar } from './calendar.ts'
import type { CallSeed } from './data/call-seed.ts'
import { gefion } from './data/machine.ts'
import { SCALE } from './data/rules.ts'
import { personOf } from './people-rows.ts'

const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1)

const criterionThresholds = (call: CallSeed): Record<string, number> =>
  Object.fromEntries(
    call.criteria.flatMap(({ key, threshold }) => (threshold === null ? [] : [[key, threshold]])),
  )

/** The thresholds that a call starts from. */
export const thresholdsOf = (call: CallSeed) => ({
  score: call.scoreThreshold,
  criteria: criterionThresholds(call),
})

export const weightsOf = (call: CallSeed): Record<string, number> =>
  Object.fromEntries(call.criteria.map(({ key, weight }) => [key, weight]))

/** What the call published when it opened. */
export const rulesOf = (call: CallSeed, seed: string): RulesPublished => ({
  criteria: call.criteria
    .map(({ key, name }) => ({ id: key, name, ...SCALE, lowIsGood: false }))
    .toSorted(byId),
  weights: weightsOf(call),
  thresholds: thresholdsOf(call),
  seedCommitment: sha256(seed),
})

const moments = (call: CallSeed, { at }: Calendar) => {
  const { opens, deadline, reviewsDue, decisionDue, locked } = call.days
  const isOpen = call.state !== 'draft'
  const isClosed = isOpen && call.state !== 'open'
  return {
    opensAt: at(opens),
    deadlineAt: at(deadline, 720),
    reviewsDueAt: at(reviewsDue, 720),
    decisionDueAt: at(decisionDue, 720),
    openedAt: isOpen ? at(opens) : null,
    closedAt: isClosed ? at(deadline + 1) : null,
    reviewsLockedAt: locked === undefined ? null : at(locked),
    decidedAt: call.state === 'released' ? at(decisionDue) : null,
    releasedAt: call.state === 'released' ? at(decisionDue + 1) : null,
    createdAt: at(opens - 14),
    updatedAt: at(Math.min(opens, -2)),
  }
}

export const callRow = (call: CallSeed, calendar: Calendar) => ({
  id: call.id,
  title: call.title,
  summary: call.summary,
  machineId: gefion.id,
  state: call.state,
  budget: call.budget,
  granularity: call.granularity,
  scoreThreshold: call.scoreThreshold,
  reviewersPerProposal: 3,
  maxReviewerLoad: call.maxReviewerLoad,
  publishesSnapshot: true,
  practice: true,
  seed: call.seed,
  seedCommitment: call.seed === null ? null : sha256(call.seed),
  ...(call.seed === null ? {} : { rulesPublished: rulesOf(call, call.seed) }),
  publicNote: call.publicNote,
  createdById: personOf('officer').id,
  ...moments(call, calendar),
  createdAt: calendar.at(Math.min(call.days.opens - 14, -3)),
})

export const areaRows = (call: CallSeed) =>
  call.areas.map((area, position) => ({ callId: call.id, position, ...area }))

export const trackRows = (call: CallSeed) =>
  call.tracks.map((track, position) => ({ callId: call.id, position, ...track }))

export const criterionRows = (call: CallSeed) =>
  call.criteria.map(({ levels, ...criterion }, position) => ({
    callId: call.id,
    position,
    ...criterion,
    ...SCALE,
    levels: levels.map((text, index) => ({ score: index + SCALE.min, text })),
  }))

export const sectionRows = (call: CallSeed) =>
  call.sections.map((section, position) => ({ callId: call.id, position, ...section }))

import { gefion } from './data/machine.ts'
import type { CallSeed } from './data/call-seed.ts'
import { reviewers } from './data/people.ts'
import { pilotCall } from './data/pilot-call.ts'
import type { ProposalSeed } from './data/proposal-seed.ts'
import { SCALE } from './data/rules.ts'
import { fractionOf } from './deterministic.ts'
import { assignReviewers, reviewOf } from './reviews.ts'
import type { PairSeed, ReviewSeed } from './reviews.ts'

/** The one review of the pilot call that was promised and never came. */
const MISSING = { call: 'gefion-pilot', proposal: 'P29' }

/** Whether the last reviewer of the call's unlucky proposal is meant. */
export const isMissing = (call: CallSeed, pair: PairSeed): boolean =>
  call.id === MISSING.call &&
  pair.proposal.number === MISSING.proposal &&
  assignReviewers(call)
    .filter(({ proposal }) => proposal.number === MISSING.proposal)
    .at(-1)?.reviewer.key === pair.reviewer.key

/** The reviews that were handed in, by proposal then reviewer. */
export const handedIn = (call: CallSeed): readonly ReviewSeed[] =>
  assignReviewers(call)
    .filter((pair) => !isMissing(call, pair))
    .map((pair) => reviewOf(call, pair))

/** Labels R1…Rn of those who reviewed for `call`, in an order that tells nothing about them. */
export const pseudonymsOf = (call: CallSeed): ReadonlyMap<string, string> => {
  const involved = new Set(assignReviewers(call).map((pair) => pair.reviewer.key))
  const drawn = reviewers
    .filter((reviewer) => involved.has(reviewer.key))
    .toSorted((left, right) => fractionOf(`${call.id}:${left.key}`) - fractionOf(`${call.id}:${right.key}`))
  return new Map(drawn.map((reviewer, index) => [reviewer.key, `R${index + 1}`]))
}

const proposalEntry = (proposal: ProposalSeed) => ({
  id: proposal.number,
  area: proposal.area,
  track: proposal.track,
  requested: proposal.requested,
  minimum: proposal.minimum,
  eligible: proposal.ineligible === undefined,
  ...(proposal.assessment === undefined ? {} : { technicalCap: proposal.assessment.hours }),
})

const reviewEntry = (labels: ReadonlyMap<string, string>) => (review: ReviewSeed) => ({
  proposal: review.proposal,
  reviewer: labels.get(review.reviewer) ?? review.reviewer,
  scores: review.scores,
  confidence: review.confidence,
})

/** `furrow.snapshot/1` of a practice call as a decision publishes it: pseudonymous, without titles and institutions. */
export const snapshotOf = (call: CallSeed) => ({
  format: 'furrow.snapshot/1' as const,
  machine: machineEntry,
  call: {
    id: call.id,
    title: call.title,
    budget: call.budget,
    granularity: call.granularity,
    areas: call.areas.map(({ key, name }) => ({ id: key, name })),
    tracks: call.tracks.map(({ key, name }) => ({ id: key, name })),
    criteria: call.criteria.map(({ key, name, weight }) => ({ id: key, name, ...SCALE, weight })),
  },
  proposals: call.proposals.map(proposalEntry),
  reviews: handedIn(call).map(reviewEntry(pseudonymsOf(call))),
})

const machineEntry = {
  name: gefion.name,
  gpus: gefion.gpus,
  gpusPerNode: gefion.gpusPerNode,
  energy: {
    kwhPerGpuHour: gefion.kwhPerGpuHour,
    pue: gefion.pue,
    gramsPerKwh: { location: gefion.gramsPerKwhLocation, market: gefion.gramsPerKwhMarket },
  },
  price: { perGpuHour: gefion.pricePerGpuHour, currency: gefion.currency },
}

/** The pilot call as `furrow.snapshot/1`: invented, deterministic, for tests and examples. */
export const practiceSnapshot = () => snapshotOf(pilotCall)

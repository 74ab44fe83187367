import type { CallSeed } from './data/call-seed.ts'
import { lockedCalls } from './data/all-calls.ts'
import { autumnCall } from './data/other-calls.ts'
import { reviewers } from './data/people.ts'
import type { ReviewerSeed } from './data/people.ts'
import { fractionOf } from './deterministic.ts'
import { isMissing } from './practice-snapshot.ts'
import { assignReviewers } from './reviews.ts'
import type { PairSeed } from './reviews.ts'

/** One assignment of the practice data, with how far the reviewer has come. */
export interface AssignmentSeed extends PairSeed {
  readonly call: CallSeed
  readonly state: 'invited' | 'accepted' | 'declined' | 'recused' | 'done'
  /** Half a review is saved. */
  readonly draft?: boolean
  readonly late?: boolean
  readonly reason?: string
}

export interface ConflictSeed {
  readonly call: CallSeed
  readonly proposal: string
  readonly reviewer: string
  readonly kind: string
  readonly origin: 'declared' | 'applicant'
  readonly state: 'open' | 'recused' | 'waived'
  readonly reason: string
  readonly waivedReason?: string
}

type Plan = Pick<AssignmentSeed, 'state' | 'draft' | 'late' | 'reason'> & {
  readonly reviewer: string
  readonly proposal: string
}

/** The queues of the two practice reviewers, and who said no. */
const autumnPlans: readonly Plan[] = [
  { reviewer: 'reviewer', proposal: 'P01', state: 'done' },
  { reviewer: 'reviewer', proposal: 'P02', state: 'accepted', draft: true },
  { reviewer: 'reviewer', proposal: 'P03', state: 'accepted' },
  { reviewer: 'reviewer', proposal: 'P04', state: 'invited' },
  { reviewer: 'reviewer2', proposal: 'P05', state: 'done' },
  { reviewer: 'reviewer2', proposal: 'P06', state: 'accepted', draft: true },
  { reviewer: 'reviewer2', proposal: 'P07', state: 'accepted', late: true },
  { reviewer: 'reviewer2', proposal: 'P08', state: 'invited' },
  {
    reviewer: 'rev-vienna',
    proposal: 'P07',
    state: 'declined',
    reason: 'I am travelling until the end of the month.',
  },
  { reviewer: 'rev-hamburg', proposal: 'P05', state: 'recused' },
]

const conflicts: readonly ConflictSeed[] = [
  {
    call: autumnCall,
    proposal: 'P05',
    reviewer: 'rev-hamburg',
    kind: 'collaborator',
    origin: 'declared',
    state: 'recused',
    reason: 'We share a project on ammonia engines that runs until next summer.',
  },
  {
    call: autumnCall,
    proposal: 'P02',
    reviewer: 'rev-zurich',
    kind: 'competitor',
    origin: 'applicant',
    state: 'open',
    reason: 'Works on a filter for the same chemicals with another company.',
  },
  {
    call: autumnCall,
    proposal: 'P08',
    reviewer: 'rev-linkoping',
    kind: 'other',
    origin: 'declared',
    state: 'waived',
    reason: 'I examined the applicant’s thesis eleven years ago.',
    waivedReason: 'More than five years have passed, and the two have not worked together.',
  },
]

export const conflictSeeds = (): readonly ConflictSeed[] => conflicts

const reviewerOf = (key: string): ReviewerSeed => {
  const reviewer = reviewers.find((person) => person.key === key)
  if (reviewer === undefined) throw new RangeError(`No reviewer has the key ${key}.`)
  return reviewer
}

const finished = (call: CallSeed): readonly AssignmentSeed[] =>
  assignReviewers(call).map((pair) => ({
    ...pair,
    call,
    ...(isMissing(call, pair) ? { state: 'accepted' as const, late: true } : { state: 'done' as const }),
  }))

const isTaken = ({ proposal, reviewer }: PairSeed): boolean =>
  reviewer.persona !== undefined ||
  [...autumnPlans, ...conflicts].some(
    (plan) => plan.proposal === proposal.number && plan.reviewer === reviewer.key,
  )

const progress = (pair: PairSeed): AssignmentSeed['state'] => {
  const step = fractionOf(`${autumnCall.id}:${pair.proposal.number}:${pair.reviewer.key}:progress`)
  if (step < 0.5) return 'done'
  return step < 0.85 ? 'accepted' : 'invited'
}

const underWay = (): readonly AssignmentSeed[] => [
  ...assignReviewers(autumnCall)
    .filter((pair) => !isTaken(pair))
    .map((pair) => ({ ...pair, call: autumnCall, state: progress(pair) })),
  ...autumnPlans.flatMap(({ reviewer, proposal: number, ...plan }) =>
    autumnCall.proposals
      .filter((proposal) => proposal.number === number)
      .map((proposal) => ({ ...plan, proposal, reviewer: reviewerOf(reviewer), call: autumnCall })),
  ),
]

/** Every assignment of every practice call. */
export const assignmentSeeds = (): readonly AssignmentSeed[] => [
  ...lockedCalls.flatMap(finished),
  ...underWay(),
]

import type { CallSeed } from './data/call-seed.ts'
import { reviewers } from './data/people.ts'
import type { ReviewerSeed } from './data/people.ts'
import type { ProposalSeed } from './data/proposal-seed.ts'
import { closings, doubts, openings, panelNotes, praise } from './data/review-sentences.ts'
import type { Band } from './data/review-sentences.ts'
import { SCALE } from './data/rules.ts'
import { fractionOf, pick } from './deterministic.ts'

/** An invented review: somebody of the panel about one proposal. */
export interface ReviewSeed {
  readonly proposal: string
  readonly reviewer: string
  readonly scores: Readonly<Record<string, number>>
  readonly confidence: 1 | 2 | 3
  readonly textForApplicant: string
  readonly textForPanel: string
}

export interface PairSeed {
  readonly proposal: ProposalSeed
  readonly reviewer: ReviewerSeed
}

/** Proposals about which one reviewer disagrees strongly with the others, and by how many levels. */
const DISAGREEMENTS: Readonly<Record<string, number>> = {
  P14: 1.7,
  P20: -2.2,
  P25: -2.6,
  P28: 1.6,
  P35: -2.4,
  P39: 1.9,
}

/** Reviewers of each eligible proposal: near its field where possible, equally loaded, never of its own institution. */
export const assignReviewers = (call: CallSeed): readonly PairSeed[] => {
  const assigned = assignedBefore.get(call) ?? assignAfresh(call)
  assignedBefore.set(call, assigned)
  return assigned
}

/** Every review asks who else reviews the proposal: the answer is kept. */
const assignedBefore = new WeakMap<CallSeed, readonly PairSeed[]>()

const assignAfresh = (call: CallSeed): readonly PairSeed[] => {
  const load = new Map<string, number>()
  return call.proposals
    .filter((proposal) => proposal.ineligible === undefined)
    .flatMap((proposal) => {
      const chosen = nearest(proposal, load).slice(0, proposal.track === 'large' ? 4 : 3)
      for (const reviewer of chosen) load.set(reviewer.key, (load.get(reviewer.key) ?? 0) + 1)
      return chosen.map((reviewer) => ({ proposal, reviewer }))
    })
}

const nearest = (proposal: ProposalSeed, load: ReadonlyMap<string, number>): readonly ReviewerSeed[] => {
  const cost = (reviewer: ReviewerSeed) =>
    (load.get(reviewer.key) ?? 0) +
    (reviewer.fields.includes(proposal.area) ? 0 : 2.5) +
    fractionOf(`${proposal.title}:${reviewer.key}`)
  return reviewers
    .filter((reviewer) => !proposal.institution.includes(reviewer.institution))
    .toSorted((left, right) => cost(left) - cost(right))
}

/** The review that `pair` leads to; the same pair always gives the same one. */
export const reviewOf = (call: CallSeed, pair: PairSeed): ReviewSeed => {
  const { proposal, reviewer } = pair
  const key = `${call.id}:${proposal.number}:${reviewer.key}`
  const scores = Object.fromEntries(call.criteria.map(({ key: id }) => [id, scoreOf(call, pair, id)]))
  const ordered = call.criteria
    .map((criterion) => criterion.key)
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const band = bandOf(Object.values(scores))
  return {
    proposal: proposal.number,
    reviewer: reviewer.key,
    scores,
    confidence: confidenceOf(pair, key),
    textForApplicant: applicantText({ band, best: ordered[0] ?? '', worst: ordered.at(-1) ?? '', key }),
    textForPanel: pick(panelNotes[band], `${key}:panel`),
  }
}

const scoreOf = (call: CallSeed, { proposal, reviewer }: PairSeed, criterion: string): number => {
  const lean = (fractionOf(`${call.id}:${proposal.number}:${criterion}:lean`) - 0.5) * 0.7
  const noise = (fractionOf(`${call.id}:${proposal.number}:${reviewer.key}:${criterion}`) - 0.5) * 0.9
  const level = proposal.quality + lean + noise + reviewer.severity * 0.7 + dissent(call, proposal, reviewer)
  return Math.min(SCALE.max, Math.max(SCALE.min, Math.round(level)))
}

/** How far the last reviewer of a disputed proposal stands from the others. */
const dissent = (call: CallSeed, proposal: ProposalSeed, reviewer: ReviewerSeed): number => {
  const levels = call.id === 'gefion-pilot' ? DISAGREEMENTS[proposal.number] : undefined
  if (levels === undefined) return 0
  return fractionOf(`${proposal.number}:${reviewer.key}:dissent`) === dissentRank(call, proposal) ? levels : 0
}

const dissentRank = (call: CallSeed, proposal: ProposalSeed): number =>
  Math.max(
    ...assignReviewers(call)
      .filter((pair) => pair.proposal.number === proposal.number)
      .map((pair) => fractionOf(`${proposal.number}:${pair.reviewer.key}:dissent`)),
  )

const bandOf = (scores: readonly number[]): Band => {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  if (mean < 2.9) return 'weak'
  return mean < 4.2 ? 'fair' : 'strong'
}

const confidenceOf = ({ proposal, reviewer }: PairSeed, key: string): 1 | 2 | 3 => {
  const nearField = reviewer.fields.includes(proposal.area)
  if (nearField) return fractionOf(`${key}:confidence`) < 0.65 ? 3 : 2
  return fractionOf(`${key}:confidence`) < 0.6 ? 1 : 2
}

interface TextParts {
  readonly band: Band
  readonly best: string
  readonly worst: string
  readonly key: string
}

const applicantText = ({ band, best, worst, key }: TextParts): string =>
  [
    pick(openings[band], `${key}:opening`),
    pick(praise[best] ?? [''], `${key}:praise`),
    pick(doubts[worst] ?? [''], `${key}:doubt`),
    pick(closings[band], `${key}:closing`),
  ].join(' ')

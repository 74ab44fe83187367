import { normalPolicy } from '../contract/normal-policy.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { canonicalJson } from './canonical-json.ts'
import { sha256, sha256OfParts, utf8, type Sha256 } from './hash.ts'
import { reviewsText } from './snapshot-text.ts'

const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const sortedById = <T extends { readonly id: string }>(entries: readonly T[]): T[] =>
  [...entries].sort((a, b) => compare(a.id, b.id))

type Review = Snapshot['reviews'][number]

function withoutNulls(review: Review): Review {
  for (const criterion in review.scores) {
    if (review.scores[criterion] !== null) continue
    const scores = Object.entries(review.scores).filter(([, score]) => score !== null)
    return { ...review, scores: Object.fromEntries(scores) }
  }
  return review
}

/** Those without a reviewer stand first, by what they say: so their order in the file tells nothing. */
const byProposalThenReviewer = (a: Review, b: Review): number =>
  compare(a.proposal, b.proposal) ||
  compare(a.reviewer ?? '', b.reviewer ?? '') ||
  compare(canonicalJson(a), canonicalJson(b))

/**
 * The normal form of a snapshot: lists sorted by id, reviews by proposal, then reviewer, then their own text; null
 * scores left out.
 */
export const normalSnapshot = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  call: {
    ...snapshot.call,
    areas: sortedById(snapshot.call.areas),
    ...(snapshot.call.funders === undefined ? {} : { funders: sortedById(snapshot.call.funders) }),
    tracks: sortedById(snapshot.call.tracks),
    criteria: sortedById(snapshot.call.criteria),
  },
  proposals: sortedById(snapshot.proposals),
  reviews: snapshot.reviews.map(withoutNulls).sort(byProposalThenReviewer),
})

/** Hash of a snapshot in normal form: of its canonical JSON, in which the reviews stand last. */
export function normalSnapshotHash({ reviews, ...rest }: Snapshot, digest?: Sha256): string {
  const criteria = rest.call.criteria.map(({ id }) => id)
  const before = canonicalJson(rest).slice(0, -1)
  return sha256OfParts([utf8(`${before},"reviews":`), ...reviewsText(reviews, criteria), utf8('}')], digest)
}

/** Hash of a snapshot: of the canonical JSON of its normal form. */
export const snapshotHash = (snapshot: Snapshot, digest?: Sha256): string =>
  normalSnapshotHash(normalSnapshot(snapshot), digest)

/** The normal form of a scenario whose defaults are filled in: steps by score descending. */
export const normalScenario = (scenario: Scenario): Scenario => ({
  ...scenario,
  policy: normalPolicy(scenario.policy),
})

/** Hash of a scenario whose defaults are filled in: of the canonical JSON of its normal form. */
export const scenarioHash = (scenario: Scenario): string => sha256(canonicalJson(normalScenario(scenario)))

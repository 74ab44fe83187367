import type { Snapshot } from '../contract/snapshot.ts'
import { real } from '../scoring/at.ts'
import { makeFractions, makeNormals } from './generator.ts'

type Criterion = Pick<Snapshot['call']['criteria'][number], 'id' | 'min' | 'max' | 'lowIsGood'> & {
  /** The marks that may be given; every whole number of the scale where the list is empty. */
  readonly levels: readonly number[]
}

/** Reviews to invent. */
export interface MarksWish {
  readonly criteria: readonly Criterion[]
  readonly pairs: readonly { readonly proposal: string; readonly reviewer: string }[]
  /** Points that a proposal is worth, 0…100, where somebody knows. */
  readonly worth: Readonly<Record<string, number>>
  /** The same wish with the same seed gives the same marks. */
  readonly seed: string
}

export interface InventedMarks {
  readonly scores: Readonly<Record<string, number>>
  readonly confidence: 1 | 2 | 3
}

/** In points: what proposals are worth where nobody knows, and how far reviewers, reviews and marks scatter. */
const mean = 60
const spread = { proposal: 12, reviewer: 6, review: 8, mark: 8 }

const streams = { proposal: 0, reviewer: 1, review: 2, confidence: 3, mark: 4 }

const placesOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(names)].sort().map((name, place) => [name, place]))

/** The mark nearest to so many points. */
function markAt({ min, max, lowIsGood, levels }: Criterion, points: number): number {
  const share = Math.min(1, Math.max(0, points / 100))
  const wanted = lowIsGood ? max - share * (max - min) : min + share * (max - min)
  if (levels.length === 0) return Math.min(max, Math.max(min, Math.round(wanted)))
  return levels.reduce((best, level) => (Math.abs(level - wanted) < Math.abs(best - wanted) ? level : best))
}

/** Marks as strict and lenient reviewers might give them, for a rehearsal; in the order of the pairs. */
export function inventMarks({ criteria, pairs, worth, seed }: MarksWish): InventedMarks[] {
  const normals = makeNormals(seed)
  const drawn = (length: number, stream: number, draw = 0): Float64Array => {
    const numbers = new Float64Array(length)
    normals.write(numbers, draw, stream)
    return numbers
  }
  const proposals = placesOf(pairs.map(({ proposal }) => proposal))
  const reviewers = placesOf(pairs.map(({ reviewer }) => reviewer))
  const ofProposal = drawn(proposals.size, streams.proposal)
  const ofReviewer = drawn(reviewers.size, streams.reviewer)
  const ofReview = drawn(pairs.length, streams.review)
  const ofMark = criteria.map((_, column) => drawn(pairs.length, streams.mark, column))
  const sure = new Float64Array(pairs.length)
  makeFractions(seed).write(sure, 0, streams.confidence)
  return pairs.map(({ proposal, reviewer }, row) => {
    const known = worth[proposal] ?? mean + spread.proposal * real(ofProposal, proposals.get(proposal) ?? 0)
    const points =
      known +
      spread.reviewer * real(ofReviewer, reviewers.get(reviewer) ?? 0) +
      spread.review * real(ofReview, row)
    const marks = criteria.map((criterion, column) => {
      const own = ofMark[column] ?? new Float64Array(pairs.length)
      return [criterion.id, markAt(criterion, points + spread.mark * real(own, row))] as const
    })
    const third = real(sure, row) * 3
    return { scores: Object.fromEntries(marks), confidence: third < 1 ? 1 : third < 2 ? 2 : 3 }
  })
}

import fc from 'fast-check'
import { makeReviewGraph, type ReviewGraph } from '@furrow/core/scoring/review-graph'

export interface Design {
  readonly graph: ReviewGraph
  readonly y: Float64Array
}

export interface Wish {
  readonly proposals: number
  readonly reviewers: number
  readonly each: number
  /** Standard deviations of proposals, reviewers and noise, in points. */
  readonly spread: readonly [number, number, number]
  readonly seed: number
}

/** Mulberry32. */
export function makeDice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Nearly normal, by the sum of twelve. */
const bell = (dice: () => number): number =>
  Array.from({ length: 12 }, dice).reduce((sum, one) => sum + one, -6)

/** An invented call with known effects: each proposal is read by different reviewers drawn at random. */
export function invent({ proposals, reviewers, each, spread, seed }: Wish): Design & {
  readonly proposal: readonly number[]
  readonly reviewer: readonly number[]
} {
  const dice = makeDice(seed)
  const proposal = Array.from({ length: proposals }, () => spread[0] * bell(dice))
  const reviewer = Array.from({ length: reviewers }, () => spread[1] * bell(dice))
  const entries = proposal.flatMap((_, i) => {
    const left = Array.from({ length: reviewers }, (_entry, j) => j)
    const chosen = Array.from(
      { length: each },
      () => left.splice(Math.floor(dice() * left.length), 1)[0] ?? 0,
    )
    return chosen.sort((a, b) => a - b).map((j) => ({ proposal: i, reviewer: j }))
  })
  const graph = makeReviewGraph(entries, { proposals, reviewers })
  const y = Float64Array.from(
    entries,
    (entry) =>
      60 + (proposal[entry.proposal] ?? 0) + (reviewer[entry.reviewer] ?? 0) + spread[2] * bell(dice),
  )
  return { graph, y, proposal, reviewer }
}

/** Calls that the gate lets through nearly always, and small ones of any shape. */
export const solidDesigns: fc.Arbitrary<Design> = fc
  .record({
    proposals: fc.integer({ min: 15, max: 40 }),
    reviewers: fc.integer({ min: 5, max: 10 }),
    each: fc.integer({ min: 3, max: 4 }),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map((wish) => invent({ ...wish, spread: [12, 10, 7] }))

const weights = [0.25, 0.5, 1, 2] as const

/** Small calls of any shape: proposals and reviewers without a review, islands, weights. */
export const anyDesigns: fc.Arbitrary<Design> = fc
  .record({
    proposals: fc.integer({ min: 1, max: 7 }),
    reviewers: fc.integer({ min: 1, max: 5 }),
    marks: fc.array(fc.option(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom(...weights))), {
      minLength: 35,
      maxLength: 35,
    }),
  })
  .map(({ proposals, reviewers, marks }) => {
    const all = Array.from({ length: proposals * reviewers }, (_, place) => {
      const mark = marks[place] ?? null
      const [proposal, reviewer] = [Math.floor(place / reviewers), place % reviewers]
      return mark === null ? [] : [{ proposal, reviewer, score: mark[0], weight: mark[1] }]
    }).flat()
    const graph = makeReviewGraph(all, { proposals, reviewers })
    return { graph, y: Float64Array.from(all, ({ score }) => score) }
  })

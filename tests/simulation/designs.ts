import type { SyntheticWish } from '@furrow/core/ranking/synthetic-call'

export interface Design {
  readonly name: string
  readonly wish: Omit<SyntheticWish, 'seed'>
  /** Calls that are played. */
  readonly calls: number
}

const spreadOf = (proposal: number, reviewer: number, noise: number) => ({ proposal, reviewer, noise })

const usual = spreadOf(12, 8, 9)

function design(name: string, calls: number, wish: Design['wish']): Design {
  return { name, calls, wish: { marks: 'points', spread: usual, areas: ['all'], ...wish } }
}

const hundred = { proposals: 100, reviewers: 25, reviewersPerProposal: 4 }

/** Calls of every kind that a programme may have; spreads are those of proposals : reviewers : noise, in points. */
export const designs: readonly Design[] = [
  design('100 proposals, 25 reviewers, 4 reviews each, 12:8:9', 400, hundred),
  design('60, 20, 3', 400, { proposals: 60, reviewers: 20, reviewersPerProposal: 3 }),
  design('20, 10, 3: tiny', 400, { proposals: 20, reviewers: 10, reviewersPerProposal: 3 }),
  design('100, 150, 3: two reviews a reviewer', 400, {
    proposals: 100,
    reviewers: 150,
    reviewersPerProposal: 3,
  }),
  design('100, 25, 4, no strictness 12:0:12', 400, { ...hundred, spread: spreadOf(12, 0, 12) }),
  design('100, 25, 4, little strictness 12:4:11', 400, { ...hundred, spread: spreadOf(12, 4, 11) }),
  design('100, 25, 4, much strictness 12:12:6', 400, { ...hundred, spread: spreadOf(12, 12, 6) }),
  design('100, 25, 4, five areas of unequal quality, 10 % read across', 400, {
    ...hundred,
    areas: ['a', 'b', 'c', 'd', 'e'],
    apart: { spread: 8, crossing: 0.1 },
  }),
  design('60, 24, 4, two islands of unequal quality', 400, {
    proposals: 60,
    reviewers: 24,
    reviewersPerProposal: 4,
    areas: ['a', 'b'],
    apart: { spread: 10, crossing: 0 },
  }),
  design('1,000, 200, 4', 40, { proposals: 1000, reviewers: 200, reviewersPerProposal: 4 }),
]

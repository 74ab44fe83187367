import { describe, expect, it } from 'vitest'
import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { unwrap } from '../allocation/calls.ts'
import { readCases, type OracleReview } from '../scoring/oracles.ts'
import { document, row } from './score-rows.ts'
import { page, snapshot, worked } from './worked-example.ts'

describe('the worked example of docs/scores.md', () => {
  it('prints the rows that stand on the page', () => {
    for (const one of worked.proposals) {
      const [low, high] = one.rankInterval90 ?? []
      const cells = [one.proposal, one.raw, one.adjusted, one.score, one.rank, one.standardError]
      const line = [...cells, one.expectedRank, `${low}–${high}`, one.probabilityFunded].join(' | ')
      expect(page).toContain(`| ${line} |`)
    }
    expect(page).toContain(`${worked.agreement.before} of the variance`)
    expect(page).toContain(`and ${worked.agreement.after} after it`)
    expect(worked.flips).toEqual([{ reviewer: 'R1', gains: ['E'], loses: ['D'] }])
    expect(worked.greyZone?.proposals).toEqual(['D', 'E'])
    expect(page).toContain(`the line ${worked.greyZone?.line ?? ''}.`)
  })

  it('comes by hand: three sums of squares, three equations, four reviewers', () => {
    const y = (proposal: string, reviewer: string): number | undefined =>
      snapshot.reviews.find((one) => one.proposal === proposal && one.reviewer === reviewer)?.scores[
        'merit'
      ] ?? undefined
    const proposals = 'ABCDEFGH'.split('')
    const reviewers = ['R1', 'R2', 'R3', 'R4']
    const all = snapshot.reviews.map(({ scores }) => scores['merit'] ?? 0)
    const of = (list: readonly (number | undefined)[]): number[] => list.filter((one) => one !== undefined)
    const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
    const mean = (list: readonly number[]): number => sum(list) / list.length
    const squares = (list: readonly number[]): number => sum(list.map((one) => (one - mean(list)) ** 2))
    const rows = proposals.map((p) => of(reviewers.map((r) => y(p, r))))
    const columns = reviewers.map((r) => of(proposals.map((p) => y(p, r))))
    const [a, b, total] = [sum(rows.map(squares)), sum(columns.map(squares)), squares(all)]
    for (const figure of [a, b]) expect(page).toContain(figure.toLocaleString('en'))
    // σr² = a/16 − σe² and σp² = b/20 − σe² in the third equation.
    const noise = (21 * (b / 20) + 18 * (a / 16) - total) / (21 + 18 - 23)
    const [ofProposal, ofReviewer] = [b / 20 - noise, a / 16 - noise]
    const { moments } = worked.variances
    expect(moments?.proposal).toBeCloseTo(ofProposal, 3)
    expect(moments?.reviewer).toBeCloseTo(ofReviewer, 3)
    expect(moments?.noise).toBeCloseTo(noise, 3)
    const d = 3 + noise / ofProposal
    const e = 6 + noise / ofReviewer
    const leniency = reviewers.map((r, j) => {
      const read = proposals.filter((p) => y(p, r) !== undefined)
      const others = read.map((p) => (3 * (mean(rows[proposals.indexOf(p)] ?? []) - 65.25)) / d)
      return (sum((columns[j] ?? []).map((one) => one - 65.25)) - sum(others)) / (e - 2 / d)
    })
    worked.reviewers.forEach(({ severity }, j) => expect(severity).toBeCloseTo(-(leniency[j] ?? NaN), 3))
    const adjusted = mean(
      of(reviewers.map((r, j) => (y('C', r) ?? NaN) - (leniency[j] ?? NaN))).filter(Number.isFinite),
    )
    expect(row(worked, 'C').adjusted).toBeCloseTo(adjusted, 3)
    expect(row(worked, 'C').posterior).toBeCloseTo(65.25 + (3 * (adjusted - 65.25)) / d, 3)
  })
})

/** A call of one criterion from 0 to 100 (or another range) made of oracle reviews. */
function callOf(
  reviews: readonly { proposal: number; reviewer: number; score: number; weight?: number }[],
  range: readonly [number, number] = [0, 100],
): Snapshot {
  const names = (letter: string, index: number): string => letter + String(index).padStart(3, '0')
  const classes = [...new Set(reviews.map(({ weight = 1 }) => weight))].sort((a, b) => a - b)
  const proposals = Math.max(...reviews.map(({ proposal }) => proposal)) + 1
  return unwrap(
    parseSnapshot({
      format: 'furrow.snapshot/1',
      call: { id: 'c', title: 'Call', budget: 5, criteria: [{ id: 'x', min: range[0], max: range[1] }] },
      proposals: Array.from({ length: proposals }, (_, i) => ({ id: names('P', i), requested: 1 })),
      reviews: reviews.map(({ proposal, reviewer, score, weight = 1 }) => ({
        proposal: names('P', proposal),
        reviewer: names('R', reviewer),
        scores: { x: Math.round(score * 10_000) / 10_000 },
        confidence: classes.indexOf(weight) + 1,
      })),
    }),
  )
}

const confidenceOf = (reviews: readonly OracleReview[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(reviews.map(({ weight }) => weight))]
      .sort((a, b) => a - b)
      .map((weight, index) => [index + 1, weight]),
  )

const byProposal = (lists: readonly (readonly number[])[]) =>
  lists.flatMap((scores, proposal) => scores.map((score, reviewer) => ({ proposal, reviewer, score })))

describe('the worked reviews', () => {
  interface VarianceCase {
    readonly reviews: readonly OracleReview[]
    readonly expected: Readonly<
      Record<'reml' | 'moments_raw', Record<'proposal' | 'reviewer' | 'noise', number>>
    >
  }
  it.each(readCases<VarianceCase>('variance-components'))('$name have the worked variances', (oracle) => {
    const confidence = confidenceOf(oracle.reviews)
    const { variances } = document(
      callOf(oracle.reviews, [-50, 150]),
      { confidence },
      { draws: 0, reml: true },
    )
    const { reml, moments_raw: moments } = oracle.expected
    for (const part of ['proposal', 'reviewer', 'noise'] as const) {
      // On a scale of 200, since some lie beyond 0…100. Scores in a snapshot have four places, those of the oracle six.
      expect((4 * (variances.moments?.[part] ?? NaN)) / moments[part]).toBeCloseTo(1, 3)
      expect(Math.abs((4 * (variances.reml?.[part] ?? NaN)) / reml[part] - 1)).toBeLessThan(0.001)
    }
  })

  interface ComponentCase {
    readonly reviews: readonly { readonly proposal: number; readonly reviewer: number }[]
    readonly expected: { readonly components: readonly { proposals: number[]; reviewers: number[] }[] }
  }
  it.each(readCases<ComponentCase>('components'))('$name fall into the worked components', (oracle) => {
    const call = callOf(oracle.reviews.map((review) => ({ ...review, score: 50 })))
    const number = (id: string): number => Number(id.slice(1))
    expect(
      document(call).components.map(({ proposals, reviewers }) => ({
        proposals: proposals.map(number),
        reviewers: reviewers.map(number),
      })),
    ).toEqual(oracle.expected.components)
  })

  interface IccCase {
    readonly scores_by_proposal: readonly (readonly number[])[]
    readonly expected: Readonly<Record<string, number>>
  }
  it.each(readCases<IccCase>('icc-one-way'))(
    '$name agree as worked',
    ({ scores_by_proposal: lists, expected }) => {
      const { before } = document(callOf(byProposal(lists))).agreement.intraclass
      expect(before?.single).toBeCloseTo(expected['icc_1_1'] ?? NaN, 3)
      expect(before?.mean).toBeCloseTo(expected['icc_1_k_at_n0'] ?? NaN, 1)
      expect(before?.reviewsNeeded).toBeCloseTo(expected['reviews_needed_for_0.8'] ?? NaN, 3)
    },
  )

  interface AlphaCase {
    readonly matrix_rows_are_reviewers: readonly (readonly (number | null)[])[]
    readonly expected: { readonly ordinal: number | null; readonly interval: number | null }
  }
  it.each(readCases<AlphaCase>('krippendorff-alpha'))('$name have the worked alpha', (oracle) => {
    const reviews = oracle.matrix_rows_are_reviewers.flatMap((marks, reviewer) =>
      marks.flatMap((score, proposal) => (score === null ? [] : [{ proposal, reviewer, score }])),
    )
    const { alpha } = document(callOf(reviews, [1, 5])).agreement
    const { ordinal, interval } = oracle.expected
    expect(alpha.criteria).toEqual([
      { criterion: 'x', alpha: ordinal === null ? null : expect.closeTo(ordinal, 3) },
    ])
    expect(alpha.score).toEqual(interval === null ? null : expect.closeTo(interval, 3))
  })

  interface DisagreementCase {
    readonly scores_by_proposal: readonly (readonly number[])[]
    readonly expected: readonly { readonly sd: number | null; readonly range: number }[]
  }
  it.each(readCases<DisagreementCase>('disagreement'))('$name lie apart as worked', (oracle) => {
    const { proposals } = document(callOf(byProposal(oracle.scores_by_proposal)))
    proposals.forEach(({ disagreement: { deviation, range } }, i) => {
      const wanted = oracle.expected[i]
      expect(range).toBeCloseTo(wanted?.range ?? 0, 3)
      expect(deviation).toEqual(wanted?.sd === null ? null : expect.closeTo(wanted?.sd ?? NaN, 3))
    })
  })
})

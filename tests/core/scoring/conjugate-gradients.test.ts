import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from '@furrow/core/scoring/components'
import { makeEffectsModel, makeEffectsSolver, solveEffects } from '@furrow/core/scoring/effects'
import type { Variances } from '@furrow/core/scoring/moments'
import { makeReviewGraph, type ReviewGraph } from '@furrow/core/scoring/review-graph'
import { anyDesigns, invent, solidDesigns, type Design } from './designs.ts'
import { distance, oneStratum } from './oracles.ts'

type Matrix = readonly (readonly number[])[]

const zeros = (length: number): number[] => Array.from({ length }, () => 0)
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? NaN), 0)
const times = (matrix: Matrix, x: readonly number[]): number[] => matrix.map((row) => dot(row, x))

/** The equations of reviewers and means written out, after each proposal has been eliminated. */
function reduced({ graph, y }: Design, islands: Int32Array, v: Variances) {
  const { reviewers, proposals } = graph
  const count = Math.max(...islands) + 1
  const size = reviewers + count
  const all = Array.from({ length: size + proposals }, () => zeros(size + proposals + 1))
  graph.weight.forEach((weight, row) => {
    const i = graph.proposal[row] ?? 0
    const places = [graph.reviewer[row] ?? 0, reviewers + (islands[i] ?? 0), size + i]
    for (const a of places) {
      const line = all[a] ?? []
      for (const b of places) line[b] = (line[b] ?? 0) + weight
      line[size + proposals] = (line[size + proposals] ?? 0) + weight * (y[row] ?? 0)
    }
  })
  all.forEach((line, k) => {
    if (k < reviewers) line[k] = (line[k] ?? 0) + v.noise / v.reviewer
    if (k >= size) line[k] = (line[k] ?? 0) + v.noise / v.proposal
  })
  for (let i = size; i < size + proposals; i += 1) {
    const lead = all[i] ?? []
    for (let a = 0; a < size; a += 1) {
      const factor = (all[a]?.[i] ?? 0) / (lead[i] ?? NaN)
      all[a] = (all[a] ?? []).map((value, b) => value - factor * (lead[b] ?? 0))
    }
  }
  const rows = all.slice(0, size)
  return {
    matrix: rows.map((row) => row.slice(0, size)),
    right: rows.map((row) => row[size + proposals] ?? NaN),
  }
}

/** Mean of the proposals' means by their precision, per island: where the solver begins. */
function beginning({ graph, y }: Design, islands: Int32Array, v: Variances): number[] {
  const count = Math.max(...islands) + 1
  const means = Array.from({ length: count }, (_, island) => {
    let [sum, total] = [0, 0]
    for (let i = 0; i < graph.proposals; i += 1) {
      const own = [...graph.proposal.keys()].filter(
        (row) => graph.proposal[row] === i && islands[i] === island,
      )
      const read = own.reduce((all, row) => all + (graph.weight[row] ?? NaN), 0)
      if (read === 0) continue
      const mean = own.reduce((all, row) => all + (graph.weight[row] ?? NaN) * (y[row] ?? NaN), 0) / read
      const precision = 1 / (v.proposal + v.noise / read)
      sum += precision * mean
      total += precision
    }
    return sum / total
  })
  return [...zeros(graph.reviewers), ...means]
}

/** Conjugate gradients with the diagonal, on whole matrices. */
function solve({ matrix, right }: ReturnType<typeof reduced>, start: readonly number[], tolerance: number) {
  const scaled = (residual: readonly number[]): number[] =>
    residual.map((value, k) => value / (matrix[k]?.[k] ?? NaN))
  let x = [...start]
  let residual = right.map((value, k) => value - (times(matrix, x)[k] ?? NaN))
  let direction = scaled(residual)
  for (let steps = 0; ; steps += 1) {
    if (Math.sqrt(dot(residual, residual)) <= tolerance * Math.sqrt(dot(right, right))) return { x, steps }
    const product = times(matrix, direction)
    const before = dot(residual, scaled(residual))
    const step = before / dot(direction, product)
    x = x.map((value, k) => value + step * (direction[k] ?? NaN))
    residual = residual.map((value, k) => value - step * (product[k] ?? NaN))
    const ratio = dot(residual, scaled(residual)) / before
    direction = scaled(residual).map((value, k) => value + ratio * (direction[k] ?? NaN))
  }
}

const variances = { proposal: 144, reviewer: 64, noise: 81 }

describe('the solver of effects', () => {
  it.each([
    ['solid', solidDesigns],
    ['any', anyDesigns.filter(({ y }) => y.length > 0)],
  ])('takes the steps of conjugate gradients on the whole matrix, in %s calls', (_, designs) => {
    for (const design of fc.sample(designs, { numRuns: 25, seed: 5 })) {
      const { count, ofProposal } = componentsOf(design.graph)
      const model = makeEffectsModel(design.graph, { count, ofProposal }, variances)
      const written = reduced(design, ofProposal, variances)
      for (const tolerance of [0.5, 1e-2, 1e-5]) {
        const { mean, reviewer, iterations } = solveEffects(model, design.y, { tolerance })
        const { x, steps } = solve(written, beginning(design, ofProposal, variances), tolerance)
        expect(iterations).toBe(steps)
        expect(distance([...reviewer, ...mean], x)).toBeLessThan(1e-7)
      }
    }
  })

  it('goes to a residual of 10⁻¹⁰ where nothing is said', () => {
    const { graph, y } = invent({ proposals: 60, reviewers: 15, each: 4, spread: [12, 8, 9], seed: 3 })
    const model = makeEffectsModel(graph, oneStratum(graph), variances)
    expect(solveEffects(model, y)).toEqual(solveEffects(model, y, { tolerance: 1e-10 }))
  })

  it('ends after 2,000 steps where it cannot come nearer', () => {
    const { graph, y } = invent({ proposals: 12, reviewers: 5, each: 3, spread: [12, 8, 9], seed: 3 })
    const model = makeEffectsModel(graph, oneStratum(graph), variances)
    expect(solveEffects(model, y, { tolerance: 0 }).iterations).toBe(2000)
  })

  it('goes on from a start of the same call only', () => {
    const { graph, y } = invent({ proposals: 20, reviewers: 6, each: 3, spread: [12, 8, 9], seed: 4 })
    const solver = makeEffectsSolver(makeEffectsModel(graph, oneStratum(graph), variances))
    const start = solver(y)
    expect(solver(y, { start }).iterations).toBeLessThan(2)
    expect(solver(y, { start: { ...start, mean: Float64Array.of(...start.mean, 0) } })).toEqual(solver(y))
    const alike = { ...variances, reviewer: 0 }
    const plain = makeEffectsModel(graph, oneStratum(graph), alike)
    expect(solveEffects(plain, y, { start })).toEqual(solveEffects(plain, y))
  })
})

describe('the mean, where reviewers do not differ', () => {
  const graph: ReviewGraph = makeReviewGraph(
    [
      { proposal: 0, reviewer: 0 },
      { proposal: 0, reviewer: 1 },
      { proposal: 2, reviewer: 0, weight: 0.5 },
      { proposal: 3, reviewer: 1, weight: 2 },
    ],
    { proposals: 4, reviewers: 2 },
  )
  const y = Float64Array.of(80, 60, 20, 40)
  const strata = { count: 2, ofProposal: Int32Array.of(0, -1, 0, 1) }
  const meanAt = (v: Pick<Variances, 'proposal' | 'noise'>) =>
    solveEffects(makeEffectsModel(graph, strata, { ...v, reviewer: 0 }), y)

  it('is that of the proposals where there is no noise, of the reviews where proposals do not differ', () => {
    expect([...meanAt({ proposal: 4, noise: 0 }).mean]).toEqual([45, 40])
    expect([...meanAt({ proposal: 0, noise: 8 }).mean]).toEqual([60, 40])
    expect([...meanAt({ proposal: 0, noise: 0 }).mean]).toEqual([60, 40])
    // Precisions 2 / (2 + 1) and 0.5 / (0.5 + 1)
    expect(meanAt({ proposal: 1, noise: 1 }).mean[0]).toBeCloseTo((70 * 2 + 20) / 3, 12)
  })

  it('leaves each proposal its own, or none', () => {
    expect([...meanAt({ proposal: 4, noise: 0 }).proposal]).toEqual([25, 0, -25, 0])
    expect([...meanAt({ proposal: 0, noise: 0 }).proposal]).toEqual([0, 0, 0, 0])
    expect([...meanAt({ proposal: 4, noise: 0 }).reviewer]).toEqual([0, 0])
  })
})

import type { EffectsModel } from '@furrow/core/scoring/effects'

/** Inverse by elimination with pivots: slow, plain, and unlike anything that the product does. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, k) => (k === i ? 1 : 0))])
  for (let column = 0; column < n; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] ?? 0))
    const pivot = column + below.indexOf(Math.max(...below))
    const [top = [], other = []] = [rows[column], rows[pivot]]
    rows[pivot] = top
    const scale = other[column] ?? 0
    const lead = other.map((value) => value / scale)
    rows.forEach((row, i) => {
      const factor = row[column] ?? 0
      if (i !== column) rows[i] = row.map((value, k) => value - factor * (lead[k] ?? 0))
    })
    rows[column] = lead
  }
  return rows.map((row) => row.slice(n))
}

/**
 * Henderson's mixed-model equations written out: means, proposals, reviewers. Returns the solution and the
 * covariance of the prediction errors, for designs whose three variances are above 0.
 */
export function denseSolution({ graph, strata, variances }: EffectsModel, y: Float64Array) {
  const { proposals, reviewers } = graph
  const n = strata.count + proposals + reviewers
  const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 0))
  const right = Array.from({ length: n }, () => 0)
  const add = (row: number, column: number, value: number): void => {
    const line = matrix[row] ?? []
    line[column] = (line[column] ?? 0) + value
  }
  graph.weight.forEach((weight, row) => {
    const i = graph.proposal[row] ?? 0
    const places = [
      strata.ofProposal[i] ?? 0,
      strata.count + i,
      strata.count + proposals + (graph.reviewer[row] ?? 0),
    ]
    const precision = weight / variances.noise
    for (const a of places) {
      right[a] = (right[a] ?? 0) + precision * (y[row] ?? 0)
      for (const b of places) add(a, b, precision)
    }
  })
  for (let i = 0; i < proposals; i += 1) add(strata.count + i, strata.count + i, 1 / variances.proposal)
  for (let j = 0; j < reviewers; j += 1) {
    const place = strata.count + proposals + j
    add(place, place, 1 / variances.reviewer)
  }
  const covariance = inverse(matrix)
  const found = covariance.map((row) => row.reduce((sum, value, k) => sum + value * (right[k] ?? 0), 0))
  return {
    covariance,
    mean: found.slice(0, strata.count),
    proposal: found.slice(strata.count, strata.count + proposals),
    reviewer: found.slice(strata.count + proposals),
  }
}

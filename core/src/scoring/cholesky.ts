import { runAll, type Parts } from '../allocation/progress.ts'
import { real } from './at.ts'

/** A symmetric matrix, row after row. */
export interface Square {
  readonly size: number
  readonly values: Float64Array
}

/**
 * The lower factor L of a positive matrix, L Lᵀ; null where it is not positive. Rows stand together in memory, and
 * every inner loop runs along two of them.
 */
export const cholesky = (square: Square): Square | null => runAll(choleskyParts(square))

/** Parts of a stage: each row or column is one, and counts for what it takes. */
const stage = 1000

/** The same a row at a time. */
export function* choleskyParts({ size, values }: Square): Parts<Square | null> {
  const factor = new Float64Array(size * size)
  const restOf = (row: number, column: number): number =>
    real(values, row * size + column) - dotRows(factor, row * size, { other: column * size, length: column })
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1)
      factor[row * size + column] = restOf(row, column) / real(factor, column * size + column)
    const pivot = restOf(row, row)
    if (!(pivot > 0)) return null
    factor[row * size + row] = Math.sqrt(pivot)
    yield { done: stage * ((row + 1) / size) ** 3, of: stage }
  }
  return { size, values: factor }
}

interface Stretch {
  readonly other: number
  readonly length: number
}

function dotRows(values: Float64Array, from: number, { other, length }: Stretch): number {
  let sum = 0
  for (let k = 0; k < length; k += 1) sum += real(values, from + k) * real(values, other + k)
  return sum
}

/** (L⁻¹)ᵀ by rows: row c holds column c of L⁻¹, which is 0 before place c. */
function* inverseColumns({ size, values }: Square): Parts<Float64Array> {
  const columns = new Float64Array(size * size)
  const sumOf = (row: number, column: number): number => {
    let sum = 0
    for (let k = column; k < row; k += 1)
      sum += real(values, row * size + k) * real(columns, column * size + k)
    return sum
  }
  for (let column = 0; column < size; column += 1) {
    columns[column * size + column] = 1 / real(values, column * size + column)
    for (let row = column + 1; row < size; row += 1)
      columns[column * size + row] = -sumOf(row, column) / real(values, row * size + row)
    yield { done: stage * (1 - (1 - (column + 1) / size) ** 3), of: 2 * stage }
  }
  return columns
}

/** The inverse of L Lᵀ. */
export const inverseOf = (factor: Square): Square => runAll(inverseParts(factor))

/** The same a row at a time. */
export function* inverseParts(factor: Square): Parts<Square> {
  const { size } = factor
  const columns = yield* inverseColumns(factor)
  const values = new Float64Array(size * size)
  const fill = (a: number): void => {
    for (let b = 0; b <= a; b += 1) {
      const sum = dotRows(columns, a * size + a, { other: b * size + a, length: size - a })
      values[a * size + b] = sum
      values[b * size + a] = sum
    }
  }
  for (let a = 0; a < size; a += 1) {
    fill(a)
    const share = (a + 1) / size
    yield { done: stage * (1 + share ** 2 * (3 - 2 * share)), of: 2 * stage }
  }
  return { size, values }
}

/** ln |L Lᵀ|, with the logarithm handed in. */
export function logDeterminant({ size, values }: Square, log: (x: number) => number): number {
  let sum = 0
  for (let k = 0; k < size; k += 1) sum += 2 * log(real(values, k * size + k))
  return sum
}

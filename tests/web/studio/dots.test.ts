import { describe, expect, it } from 'vitest'
import { dotsOf } from '../../../web/src/features/studio/calibration/dots.ts'

const grid = (dots: readonly (readonly [number, number])[], across: number, down: number) =>
  dotsOf({
    columns: Int32Array.from(dots, ([column]) => column),
    rows: Int32Array.from(dots, ([, row]) => row),
    across,
    down,
  })

describe('the dots of who read what', () => {
  it('are squares where there is room', () => {
    expect(grid([[1, 0]], 10, 5)).toBe('M10.0 0.0h9.0v4.0h-9.0z')
  })

  it('are pixels where they are finer: those on each other once, neighbours as one, never across rows', () => {
    const dots = [
      [0, 0],
      [1, 0],
      [2, 0],
      [8, 0],
      [0, 4],
    ] as const
    expect(grid(dots, 0.5, 0.25)).toBe('M0 0h2v1h-2zM4 0h1v1h-1zM0 1h1v1h-1z')
  })
})

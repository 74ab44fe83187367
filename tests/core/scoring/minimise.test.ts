import { describe, expect, it } from 'vitest'
import { minimise } from '@furrow/core/scoring/minimise'

/** Where the simplex looks when it finds these values in turn, and beyond them only worse; in sides of its start. */
function walk(values: readonly number[], start: readonly [number, number] = [0, 0]) {
  const looked: (readonly [number, number])[] = []
  const inSides = ([x, y]: readonly [number, number]) =>
    [(x - start[0]) / 0.7, (y - start[1]) / 0.7].map((side) => Number(side.toFixed(9)) + 0)
  const found = minimise((at) => values[looked.push(at) - 1] ?? Infinity, start)
  return { looked: looked.map(inSides), found: inSides(found) }
}

const afterStart = (values: readonly number[]) => walk(values).looked.slice(3)

describe('the downhill simplex', () => {
  it.each([
    ['quadratic', (x: number, y: number) => (x - 3) ** 2 + 5 * (y + 2) ** 2 + x * y],
    ['valley', (x: number, y: number) => 100 * (y - x * x) ** 2 + (1 - x) ** 2],
  ])('ends in the lowest point of a %s', (_, height) => {
    const [x, y] = minimise(([a, b]) => height(a, b), [-1, 1])
    for (const [dx, dy] of [
      [1e-3, 0],
      [-1e-3, 0],
      [0, 1e-3],
      [0, -1e-3],
    ] as const)
      expect(height(x + dx, y + dy)).toBeGreaterThan(height(x, y))
  })

  it('begins with a corner and a step along each axis', () => {
    expect(walk([], [4, -9]).looked.slice(0, 3)).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
    ])
  })

  // Mirrored over the other two, half way back, then the second and the worst drawn half way to the best.
  it.each([
    [
      [1, 2, 3],
      [1, -1],
      [0.25, 0.5],
      [0.5, 0],
      [0, 0.5],
    ],
    [
      [1, 3, 2],
      [-1, 1],
      [0.5, 0.25],
      [0, 0.5],
      [0.5, 0],
    ],
    [
      [2, 1, 3],
      [1, -1],
      [0.25, 0.5],
      [0.5, 0],
      [0.5, 0.5],
    ],
    [
      [3, 1, 2],
      [1, 1],
      [0.25, 0.25],
      [0.5, 0.5],
      [0.5, 0],
    ],
    [
      [2, 3, 1],
      [-1, 1],
      [0.5, 0.25],
      [0, 0.5],
      [0.5, 0.5],
    ],
    [
      [3, 2, 1],
      [1, 1],
      [0.25, 0.25],
      [0.5, 0.5],
      [0, 0.5],
    ],
    [
      [1, 1, 2],
      [1, -1],
      [0.25, 0.5],
      [0.5, 0],
      [0, 0.5],
    ],
    [
      [1, 2, 1],
      [-1, 1],
      [0.5, 0.25],
      [0, 0.5],
      [0.5, 0],
    ],
    [
      [1, 2, 2],
      [1, -1],
      [0.25, 0.5],
      [0.5, 0],
      [0, 0.5],
    ],
  ])('starting with the heights %j draws in where nothing is lower', (heights, ...wanted) => {
    expect(afterStart(heights).slice(0, 4)).toEqual(wanted)
  })

  // From (1, 0) best, (0, 1) second, (0, 0) worst; mirrored (1, 1).
  it.each([
    ['goes on where the mirrored is the best', [0.5, 0.2], [1, 1], [1.5, 1.5], [2.5, 0.5]],
    ['stays where going on is no better', [0.5, 0.5], [1, 1], [1.5, 1.5], [2, 0]],
    ['takes the mirrored between best and second', [1.5], [1, 1], [2, 0]],
    ['does not go on from one just as good as the best', [1], [1, 1], [2, 0]],
    ['draws back on the far side of one below the worst', [2.5, 1.5], [1, 1], [0.75, 0.75], [1.75, -0.25]],
    ['the same of one as high as the second', [2, 1.5], [1, 1], [0.75, 0.75], [1.75, -0.25]],
    ['draws back on the near side of one as high as the worst', [3, 2.5], [1, 1], [0.25, 0.25], [0.75, 0.75]],
    ['shrinks where the far side is no better than mirrored', [2.5, 2.5], [1, 1], [0.75, 0.75], [0.5, 0.5]],
    ['shrinks where the near side is no better than the worst', [3, 3], [1, 1], [0.25, 0.25], [0.5, 0.5]],
  ] as const)('%s', (_, heights, ...wanted) => {
    expect(afterStart([3, 1, 2, ...heights]).slice(0, wanted.length)).toEqual(wanted)
  })

  it('takes the lower of the two that it shrinks to', () => {
    // The second, drawn in, is now lowest, and the worst drawn in comes next: the old best is mirrored.
    expect(afterStart([3, 1, 2, 3, 3, 0, 0.5]).slice(2, 5)).toEqual([
      [0.5, 0.5],
      [0.5, 0],
      [0, 0.5],
    ])
  })

  it('ends where its sides are shorter than a millionth, wherever it stands', () => {
    // 0.7 halved twenty times; a step looks at four points.
    expect(walk([1], [5000, -3000]).looked).toHaveLength(3 + 4 * 20)
    expect(walk([3, 2, 1], [5, -3])).toMatchObject({ found: [0, 1] })
  })

  it('ends after 400 steps where every place is lower than all before it', () => {
    let looked = 0
    minimise(() => -(looked += 1), [0, 0])
    expect(looked).toBe(3 + 2 * 400)
  })
})

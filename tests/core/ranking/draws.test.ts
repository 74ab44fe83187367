import { describe, expect, it } from 'vitest'
import { makeNormals, philox } from '@furrow/core/ranking/generator'
import { makePosteriorDraws } from '@furrow/core/ranking/posterior-draws'
import { beliefOf, type Belief } from '@furrow/core/scoring/belief'
import { calibrate } from '@furrow/core/scoring/calibrate'
import { covarianceOf } from '@furrow/core/scoring/covariance'
import { invent, type Design } from '../scoring/designs.ts'
import { distance } from '../scoring/oracles.ts'

describe('Philox', () => {
  // Salmon et al. 2011: the known answers of Random123, philox4x32 with 10 rounds.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('answers %j as its authors do', (counter, key, answer) => {
    const words = Uint32Array.from(counter)
    philox(words, Uint32Array.from(key))
    expect([...words]).toEqual(answer)
  })
})

describe('normal numbers by a seed', () => {
  const write = (seed: string, draw: number, stream: number, length = 10): Float64Array => {
    const out = new Float64Array(length)
    makeNormals(seed).write(out, draw, stream)
    return out
  }

  it('depend on seed, draw and stream, and on nothing else', () => {
    const source = makeNormals('a')
    const later = new Float64Array(10)
    source.write(new Float64Array(33), 7, 2)
    source.write(later, 3, 1)
    expect(later).toEqual(write('a', 3, 1))
    expect(write('a', 3, 1, 4)).toEqual(write('a', 3, 1).slice(0, 4))
    for (const other of [write('b', 3, 1), write('a', 4, 1), write('a', 3, 2)])
      expect([...other].some((value, k) => value === later[k])).toBe(false)
  })

  it('are standard normal: moments, tails, neighbours', () => {
    const values = write('moments', 0, 0, 200_000)
    const mean = (of: (x: number, k: number) => number): number =>
      values.reduce((sum, x, k) => sum + of(x, k), 0) / values.length
    // Five standard errors each.
    expect(Math.abs(mean((x) => x))).toBeLessThan(5 / Math.sqrt(200_000))
    expect(Math.abs(mean((x) => x * x) - 1)).toBeLessThan(5 * Math.sqrt(2 / 200_000))
    expect(Math.abs(mean((x) => x ** 3))).toBeLessThan(5 * Math.sqrt(15 / 200_000))
    expect(Math.abs(mean((x) => x ** 4) - 3)).toBeLessThan(5 * Math.sqrt(96 / 200_000))
    expect(Math.abs(mean((x, k) => x * (values[k + 1] ?? 0)))).toBeLessThan(5 / Math.sqrt(200_000))
    expect(Math.abs(mean((x) => (x > 1.6448536 ? 1 : 0)) - 0.05)).toBeLessThan(
      5 * Math.sqrt(0.0475 / 200_000),
    )
  })
})

const beliefIn = ({ graph, y }: Design, isCrossed: boolean): Belief => {
  const belief = beliefOf(graph, y, isCrossed ? calibrate(graph, y) : undefined)
  if (typeof belief === 'string') throw new Error(belief)
  return belief
}

describe('draws of what proposals may be worth', () => {
  const design = invent({ proposals: 20, reviewers: 7, each: 3, spread: [12, 8, 7], seed: 31 })

  it.each([true, false])(
    'have the mean and the covariance of the belief, strictness allowed for: %s',
    (isCrossed) => {
      const belief = beliefIn(design, isCrossed)
      const draw = makePosteriorDraws(belief, 'seed')
      const [draws, n] = [20_000, 20]
      const values = new Float64Array(n)
      const sum = new Float64Array(n)
      const products = Array.from({ length: n }, () => new Float64Array(n))
      for (let k = 0; k < draws; k += 1) {
        draw(k, values)
        const apart = values.map((value, i) => value - (belief.posterior[i] ?? NaN))
        apart.forEach((a, i) => {
          sum[i] = (sum[i] ?? 0) + a / draws
          products[i]?.forEach((product, j, row) => {
            row[j] = product + (a * (apart[j] ?? NaN)) / draws
          })
        })
      }
      const covariance = covarianceOf(belief.model)
      const row = new Float64Array(n)
      for (let i = 0; i < n; i += 1) {
        covariance?.row(i, row)
        const variance = row[i] ?? NaN
        expect(Math.abs(sum[i] ?? NaN)).toBeLessThan(5 * Math.sqrt(variance / draws))
        expect(distance(products[i] ?? [], row)).toBeLessThan(0.06 * variance)
      }
    },
  )

  it('are the same for the same seed, one by one and in any order', () => {
    const belief = beliefIn(design, true)
    const [once, again] = [makePosteriorDraws(belief, 'a'), makePosteriorDraws(belief, 'a')]
    const all = Array.from({ length: 6 }, (_, k) => {
      const out = new Float64Array(20)
      once(k, out)
      return out
    })
    for (const k of [5, 0, 3]) {
      const out = new Float64Array(20)
      again(k, out)
      expect(out).toEqual(all[k])
    }
    const other = new Float64Array(20)
    makePosteriorDraws(belief, 'b')(0, other)
    expect(distance(other, all[0] ?? [])).toBeGreaterThan(0.1)
  })

  it('hold nothing for who has no review', () => {
    const { graph, y } = design
    const wider = { ...graph, proposals: 21, first: Int32Array.of(...graph.first, y.length) }
    const out = new Float64Array(21)
    makePosteriorDraws(beliefIn({ graph: wider, y }, true), 'a')(0, out)
    expect([...out.keys()].filter((i) => Number.isNaN(out[i]))).toEqual([20])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCheaper, isCheaperThanRest, offerOf } from '@furrow/core/allocation/purse-run'
import { buy, byPrice, exactly, offersOf, runOf, sales } from './purse-sales.ts'
import { less, type Ratio } from './slow-shares.ts'

describe('an offer', () => {
  it('has the exact price within its doubt, which is small, and says who pays all', () => {
    fc.assert(
      fc.property(sales, (sale) => {
        const run = runOf(sale)
        for (const i of run.market.candidates) {
          const [offer, wanted] = [offerOf(run, i), exactly(sale, i)]
          expect(offer === undefined).toBe(wanted === undefined)
          if (offer === undefined || wanted === undefined) continue
          expect(offer.proposal).toBe(i)
          expect(Math.abs(offer.rate / wanted.rate - 1)).toBeLessThan(1e-12)
          expect(
            Math.abs(offer.price - Number(wanted.price[0]) / Number(wanted.price[1])),
          ).toBeLessThanOrEqual(offer.doubt)
          expect(offer.doubt).toBeLessThan(1e-9 * offer.price)
          expect(offer.emptied === undefined ? wanted.emptied.map(() => 0) : [...offer.emptied]).toEqual(
            wanted.emptied,
          )
        }
      }),
      { numRuns: 150 },
    )
  })

  it('asks nobody for more than it has: the poor pay all, the others the rest', () => {
    const run = runOf({
      N: 12,
      costs: [9],
      voters: [
        [1, [2]],
        [2, [1]],
        [3, [1]],
      ],
    })
    // Purses 2, 4, 6: the first pays 2 of 2 × 3.5, the others 3.5 each.
    expect(offerOf(run, 0)).toMatchObject({ price: 3.5, rate: 3.5, emptied: Uint8Array.of(1, 0, 0) })
  })

  it('leaves a purse empty that is just enough, and is none where all together have too little', () => {
    const just = runOf({
      N: 12,
      costs: [8, 12],
      voters: [
        [1, [1, 1]],
        [1, [1, 1]],
        [1, [0, 1]],
      ],
    })
    expect(offerOf(just, 0)).toMatchObject({ rate: 4, emptied: Uint8Array.of(1, 1, 0) })
    expect(offerOf(just, 1)).toMatchObject({ rate: 4, emptied: Uint8Array.of(1, 1, 1) })
    const little = runOf({
      N: 12,
      costs: [9],
      voters: [
        [1, [1]],
        [1, [1]],
        [1, [0]],
      ],
    })
    expect(offerOf(little, 0)).toBeUndefined()
  })

  it('with more digits than a double holds has the same price', () => {
    // Sixty purchases at prices that share no divisor; then all that is left is just enough.
    const proposals = Array.from({ length: 61 }, (_, i) => i)
    const run = runOf({
      N: 600,
      costs: proposals.map((i) => (i < 60 ? 1 : 540)),
      voters: [0, 1, 2, 3].map((voter) => [
        1,
        proposals.map((i) => (i < 60 ? 1_000_003 + 7919 * i * voter : 1)),
      ]),
    })
    for (let i = 0; i < 60; i += 1) buy(run, i)
    const last = offerOf(run, 60)
    expect(run.exact.under.toString(16).length).toBeGreaterThan(256)
    expect(last?.rate).toBeCloseTo(Math.max(...run.purse), 9)
    expect(last?.emptied).toEqual(new Uint8Array(4).fill(1))
  })
})

describe('of two offers', () => {
  it('the one with the lower exact price is bought first, of equal ones the smaller id', () => {
    fc.assert(
      fc.property(sales, (sale) => {
        const run = runOf(sale)
        const compare = byPrice(sale)
        const offers = offersOf(run)
        const pairs = offers.flatMap((a) => offers.filter((b) => a !== b).map((b) => [a, b] as const))
        expect(pairs.map(([a, b]) => isCheaper(run, a, b))).toEqual(
          pairs.map(([a, b]) => compare(a.proposal, b.proposal) < 0),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('one step of a double apart, the cheaper is found', () => {
    const big = 2 ** 53 - 1
    const sale = { N: 40, costs: [7, 7, 7], voters: [[1, [big - 1, big, big - 1]]] } as const
    const run = runOf(sale)
    const [first, second, third] = offersOf(run)
    if (first === undefined || second === undefined || third === undefined) throw new Error('no offer')
    expect([isCheaper(run, first, second), isCheaper(run, second, first)]).toEqual([false, true])
    expect([isCheaper(run, first, third), isCheaper(run, third, first)]).toEqual([true, false])
    expect([isCheaperThanRest(run, first, 1), isCheaperThanRest(run, second, 0)]).toEqual([false, true])
    expect([isCheaperThanRest(run, first, 2), isCheaperThanRest(run, third, 0)]).toEqual([true, false])
  })

  it('an offer goes before all from some place of the order on where its exact price is lower', () => {
    fc.assert(
      fc.property(sales, (sale) => {
        const run = runOf(sale)
        for (const offer of offersOf(run))
          for (const i of run.order) {
            const value = BigInt(sale.voters.reduce((sum, [, worth]) => sum + (worth[i] ?? 0), 0))
            const plain: Ratio = [sale.timesCost ? 1n : BigInt(sale.costs[i] ?? 0), value]
            const own = exactly(sale, offer.proposal)?.price ?? [1n, 0n]
            const isFirst = less(own, plain) || (!less(plain, own) && offer.proposal < i)
            expect(isCheaperThanRest(run, offer, i)).toBe(isFirst)
          }
      }),
      { numRuns: 150 },
    )
  })
})

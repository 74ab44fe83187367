import { describe, expect, it } from 'vitest'
import { rankedReasons } from '@furrow/core/allocation/contest'
import { buyAll, equalShares } from '@furrow/core/allocation/equal-shares'
import { makeMarket, orderFor, plainPrice, valueOf } from '@furrow/core/allocation/market'
import type { Voter } from '@furrow/core/allocation/voters'
import { contestOf, type Entry } from './contests.ts'

interface Call {
  readonly N: number
  readonly maximum?: Record<string, number>
  /** Per voter: the purse, then what each proposal is worth to it. */
  readonly voters: readonly (readonly [number, ...number[]])[]
}

/** What is for sale: [area, cost], ranked as it stands. */
type Sale = readonly (readonly [string, number])[]

const entriesOf = (sale: Sale): Entry[] =>
  sale.map(([area, cost], i) => ({ id: `P${i}`, score: 100 - i, U: cost, L: 1, area }))
const votersOf = ({ voters }: Call): Voter[] =>
  voters.map(([purse, ...value]) => ({ purse, value: Float64Array.from(value) }))

function share(sale: Sale, call: Call, utility: 'score' | 'score-times-cost' = 'score') {
  const grants = equalShares(contestOf(entriesOf(sale), call), votersOf(call), { utility })
  return {
    award: [...grants.award],
    reason: [...grants.reason].map((place) => rankedReasons[place]),
    place: [...(grants.place ?? [])],
    free: [...grants.free],
    areaFree: [...grants.areaFree],
  }
}

const marketOf = (sale: Sale, call: Call, timesCost = false) =>
  makeMarket(contestOf(entriesOf(sale), call), votersOf(call), { timesCost })

describe('what is for sale', () => {
  it('is what somebody values and what fits into the hours and the area, by id', () => {
    const sale = [
      ['a', 5],
      ['a', 7],
      ['b', 10],
      ['b', 11],
      ['b', 1],
    ] as const
    const call: Call = {
      N: 10,
      maximum: { a: 6 },
      voters: [
        [1, 3, 3, 0, 3, 0],
        [1, 0, 0, 2, 0, 0],
      ],
    }
    expect([...marketOf(sale, call).candidates]).toEqual([0, 2])
  })

  it('is worth the sum of what those with money give it', () => {
    const market = marketOf(
      [
        ['a', 5],
        ['a', 7],
      ],
      {
        N: 9,
        voters: [
          [1, 3, 1],
          [1, 4, 0],
          [1, 5, 2],
        ],
      },
    )
    expect(valueOf(market, Uint8Array.of(1, 0, 1), 0)).toBe(8)
    expect(valueOf(market, Uint8Array.of(1, 1, 0), 1)).toBe(1)
    expect([plainPrice(market, 1, 3), plainPrice({ ...market, timesCost: true }, 1, 3)]).toEqual([
      [7, 3],
      [1, 3],
    ])
  })

  it('is ordered by the price, ties by id; who has no money does not count', () => {
    const sale = [
      ['a', 6],
      ['a', 2],
      ['a', 3],
      ['a', 9],
    ] as const
    const call: Call = {
      N: 20,
      voters: [
        [1, 3, 1, 2, 0],
        [1, 0, 1, 0, 9],
      ],
    }
    const market = marketOf(sale, call)
    expect([...orderFor(market, Uint8Array.of(1, 1))]).toEqual([1, 3, 2, 0])
    expect([...orderFor(market, Uint8Array.of(1, 0))]).toEqual([2, 0, 1])
    expect(orderFor(market, Uint8Array.of(1, 0))).toBe(orderFor(market, Uint8Array.of(1, 0)))
    expect([...orderFor(marketOf(sale, call, true), Uint8Array.of(1, 1))]).toEqual([3, 0, 1, 2])
  })

  it('keeps its prices where the hours alone are others, with those whom fewer hours left out', () => {
    const sale = [
      ['a', 6],
      ['a', 2],
      ['a', 30],
    ] as const
    const voters: Call['voters'] = [[1, 3, 1, 9]]
    const prices = new Map<string, Int32Array>()
    const orderAt = (N: number) => {
      const market = makeMarket(contestOf(entriesOf(sale), { N }), votersOf({ N, voters }), {
        timesCost: true,
        prices,
      })
      return [...orderFor(market, Uint8Array.of(1))]
    }
    expect([20, 40, 20, 5].map(orderAt)).toEqual([[0, 1], [2, 0, 1], [0, 1], [1]])
    expect(prices.size).toBe(1)
  })

  it('is compared exactly where doubles are equal or one step apart', () => {
    const big = 2 ** 53 - 1
    const three = (cost: number): Sale => [
      ['a', cost],
      ['a', cost],
      ['a', cost],
    ]
    for (const cost of [1, 3, 7]) {
      const market = marketOf(three(cost), { N: 40, voters: [[1, big - 1, big, big - 1]] })
      expect([...orderFor(market, Uint8Array.of(1))]).toEqual([1, 0, 2])
      const turned = marketOf(three(cost), { N: 40, voters: [[1, big, big - 1, big]] })
      expect([...orderFor(turned, Uint8Array.of(1))]).toEqual([0, 2, 1])
    }
  })

  it('keeps the order of the ids where prices are equal and their numbers are not', () => {
    const sale = [
      ['a', 9],
      ['a', 3],
      ['a', 6],
    ] as const
    const market = marketOf(sale, { N: 40, voters: [[1, 15, 5, 10]] })
    expect([...orderFor(market, Uint8Array.of(1))]).toEqual([0, 1, 2])
  })
})

describe('equal shares', () => {
  it('buy nothing beyond the maximum of an area, and say so', () => {
    const sale = [
      ['a', 6],
      ['a', 5],
      ['b', 4],
    ] as const
    const call: Call = { N: 15, maximum: { a: 8 }, voters: [[1, 10, 10, 10]] }
    expect(share(sale, call)).toMatchObject({
      award: [0, 5, 4],
      reason: ['area-maximum', 'bought', 'bought'],
      place: [0, 2, 1],
      free: [6, 0, 0],
      areaFree: [3, 0, 0],
    })
  })

  it('raise the purses until nothing fits any more', () => {
    const call: Call = {
      N: 10,
      voters: [
        [1, 10, 0],
        [1, 0, 10],
      ],
    }
    expect(
      share(
        [
          ['a', 7],
          ['a', 3],
        ],
        call,
      ),
    ).toMatchObject({
      award: [7, 3],
      reason: ['bought', 'bought'],
      place: [2, 1],
    })
  })

  it('keep the run before the one that would break the budget', () => {
    const call: Call = {
      N: 10,
      voters: [
        [1, 10, 0, 0],
        [1, 0, 10, 9],
      ],
    }
    const { award, reason } = share(
      [
        ['a', 6],
        ['a', 4],
        ['a', 5],
      ],
      call,
    )
    expect([award, reason]).toEqual([
      [6, 4, 0],
      ['bought', 'bought', 'no-hours'],
    ])
  })

  it('give what is left by worth per hour, in full, where no purse can reach it', () => {
    const call: Call = {
      N: 10,
      voters: [
        [2, 10, 0, 20, 0],
        [8, 0, 10, 0, 0],
      ],
    }
    expect(
      share(
        [
          ['a', 5],
          ['a', 3],
          ['a', 5],
          ['a', 1],
        ],
        call,
      ),
    ).toEqual({
      award: [0, 3, 5, 1],
      reason: ['no-hours', 'bought', 'fits', 'fits'],
      place: [0, 1, 0, 0],
      free: [2, 0, 7, 2],
      areaFree: [2, 0, 7, 2],
    })
  })

  it('of equal worth serve the smaller id', () => {
    const call: Call = {
      N: 10,
      voters: [
        [2, 10, 0, 10],
        [8, 0, 10, 0],
      ],
    }
    expect(
      share(
        [
          ['a', 5],
          ['a', 3],
          ['a', 5],
        ],
        call,
      ).award,
    ).toEqual([5, 3, 0])
  })

  it('let those go whose supporters have no money, and those nobody values come last', () => {
    const call: Call = { N: 4, voters: [[1, 5, 5, 0]] }
    expect(
      share(
        [
          ['a', 3],
          ['a', 4],
          ['a', 1],
        ],
        call,
      ),
    ).toMatchObject({
      award: [3, 0, 1],
      reason: ['bought', 'no-hours', 'fits'],
    })
  })

  it('log each purchase with its cost and who had money', () => {
    const call: Call = {
      N: 8,
      voters: [
        [1, 10, 0],
        [1, 10, 10],
      ],
    }
    const run = buyAll(
      marketOf(
        [
          ['a', 4],
          ['a', 2],
        ],
        call,
      ),
      0,
    )
    expect(run.log.map(({ proposal, cost, alive }) => [proposal, cost, [...alive]])).toEqual([
      [0, 4, [1, 1]],
      [1, 2, [1, 1]],
    ])
    expect([run.total, [...run.spent]]).toEqual([6, [6]])
  })
})

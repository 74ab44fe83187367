import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OfferHeap } from '@furrow/core/allocation/offer-heap'
import { offerOf } from '@furrow/core/allocation/purse-run'
import { buy, byPrice, offersOf, runOf, sales, type Sale } from './purse-sales.ts'

describe('the heap of offers', () => {
  const popAll = (heap: OfferHeap): number[] => {
    const popped: number[] = []
    for (let offer = heap.pop(); offer !== undefined; offer = heap.pop()) popped.push(offer.proposal)
    return popped
  }

  it('gives the cheapest first, of equal ones the smaller id, in whatever order they came', () => {
    fc.assert(
      fc.property(sales, fc.infiniteStream(fc.nat(1000)), (sale, dice) => {
        const run = runOf(sale)
        const heap = new OfferHeap(run)
        const offers = offersOf(run).map((offer) => ({ offer, key: dice.next().value ?? 0 }))
        for (const { offer } of offers.toSorted((a, b) => a.key - b.key)) heap.push(offer)
        expect(popAll(heap)).toEqual(offers.map(({ offer }) => offer.proposal).sort(byPrice(sale)))
      }),
      { numRuns: 150 },
    )
  })

  it('sorts many', () => {
    const costs = Array.from({ length: 200 }, (_, i) => 1 + ((i * 73) % 199))
    const sale: Sale = { N: 400, costs, voters: [[1, costs.map((_, i) => 5 + ((i * 31) % 17))]] }
    const run = runOf(sale)
    const heap = new OfferHeap(run)
    for (const offer of offersOf(run)) heap.push(offer)
    expect(popAll(heap)).toEqual([...costs.keys()].sort(byPrice(sale)))
  })

  it('computes prices again where something was bought, and lets those go whom nobody can pay any more', () => {
    // The first pays 6 of its 10 for the first proposal; then 4 are left for what only it values.
    const run = runOf({
      N: 20,
      costs: [6, 5, 4, 8],
      voters: [
        [1, [1, 4, 4, 1]],
        [1, [0, 0, 0, 1]],
      ],
    })
    const heap = new OfferHeap(run)
    for (const offer of offersOf(run)) heap.push(offer)
    const old = offerOf(run, 3)
    buy(run, 0)
    expect(old).toMatchObject({ price: 4, emptied: undefined })
    // 8 between one with 4 and one with 10: four each, and the first has nothing left.
    expect([heap.pop(), heap.pop(), heap.pop()]).toMatchObject([
      { proposal: 2, price: 1 },
      { proposal: 3, price: 4, emptied: Uint8Array.of(1, 0) },
      undefined,
    ])
  })

  it('is empty when it is cleared', () => {
    const run = runOf({ N: 20, costs: [6], voters: [[1, [1]]] })
    const heap = new OfferHeap(run)
    for (const offer of offersOf(run)) heap.push(offer)
    heap.clear()
    expect(heap.pop()).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { explain } from '@furrow/core/allocation/explain'
import { callOf, scenarioOf, unwrap, type Row } from './calls.ts'
import { parseSnapshot } from '@furrow/core/contract/snapshot'

const rows = [
  { id: 'A', score: 90, requested: 50, minimum: 10 },
  { id: 'B', score: 80, requested: 40, minimum: 20 },
  { id: 'C', score: 70, requested: 40, minimum: 25 },
  { id: 'D', score: 60, requested: 30, minimum: 30 },
]
const of = (proposal: string, policy: object = {}, budget = 100) =>
  explain(callOf({ budget }, rows), scenarioOf({ policy: { kind: 'cutoff', ...policy } }), { proposal })

describe('an explanation', () => {
  it('names the smallest rise of the score (here a tie that the keys decide) and whom it displaces', () => {
    const { goal, score } = of('C')
    expect(goal).toBe('award')
    expect(score).toEqual({
      from: 70,
      to: 80,
      exact: true,
      award: 40,
      displaced: [{ proposal: 'B', from: 40, to: 0 }],
    })
  })

  it('names the smallest cut of the minimum, and that no smaller request helps where parts are given', () => {
    const { minimum, request } = of('C')
    expect(minimum).toMatchObject({ from: 25, to: 10, award: 10, exact: true, displaced: [] })
    expect(request).toBeNull()
  })

  it('names the smallest cut of the request where nothing is given in part', () => {
    expect(of('C', { partial: false }, 120).request).toMatchObject({ from: 40, to: 30, award: 30 })
  })

  it('names the smallest rise of the budget, found where more hours also take awards away', () => {
    expect(of('C').budget).toMatchObject({ from: 100, to: 115, award: 25, exact: true })
    expect(of('D').budget).toMatchObject({ from: 100, to: 160, award: 30, exact: true })
  })

  it('of a funded proposal says how far its score may fall', () => {
    expect(of('B')).toMatchObject({ goal: null, score: null, margin: 9.999 })
    expect(of('A', {}, 1000).margin).toBeNull()
  })

  it('aims at all that was asked where a part is held', () => {
    const partial = of('B', {}, 80)
    expect(partial).toMatchObject({ status: 'partial', award: 30, goal: 'full' })
    expect(partial.score).toMatchObject({ to: 90, award: 40 })
    expect(partial.budget).toMatchObject({ to: 90, award: 40 })
  })

  it('says what one criterion would have to be, by the mean of its marks', () => {
    const snapshot = unwrap(
      parseSnapshot({
        format: 'furrow.snapshot/1',
        call: {
          id: 'c',
          title: 'C',
          budget: 10,
          criteria: [
            { id: 'cost', min: 1, max: 5, lowIsGood: true },
            { id: 'merit', min: 1, max: 5 },
          ],
        },
        proposals: ['P', 'Q'].map((id) => ({ id, requested: 10 })),
        reviews: [
          { proposal: 'P', reviewer: 'R1', scores: { merit: 4, cost: 3 } },
          { proposal: 'Q', reviewer: 'R1', scores: { merit: 3, cost: 3 } },
          { proposal: 'Q', reviewer: 'R2', scores: { merit: 4, cost: 3 } },
        ],
      }),
    )
    const { criteria, score } = explain(snapshot, scenarioOf({ seed: 's' }), { proposal: 'Q' })
    expect(score?.from).toBe(56.25)
    expect(score?.to).toBeCloseTo(62.5, 2)
    const merit = criteria.find(({ criterion }) => criterion === 'merit')
    const cost = criteria.find(({ criterion }) => criterion === 'cost')
    expect(merit).toMatchObject({ from: 3.5, award: 10 })
    expect(merit?.to).toBeCloseTo(4, 2)
    expect(cost).toMatchObject({ from: 3 })
    expect(cost?.to).toBeCloseTo(2.5, 2)
  })

  it('finds the threshold of a proposal that is not ranked', () => {
    const scenario = scenarioOf({ thresholds: { score: 75 } })
    const { status, score, budget } = explain(callOf({ budget: 150 }, rows), scenario, { proposal: 'C' })
    expect(status).toBe('below-threshold')
    expect([score?.to, budget]).toEqual([75, null])
  })

  it('is refused for a proposal that is not there', () => {
    expect(() => of('Z')).toThrowError(expect.objectContaining({ code: 'not-found' }))
  })
})

describe('the smallest change', () => {
  const calls = fc.array(
    fc.record({
      score: fc.integer({ min: 0, max: 12 }),
      requested: fc.integer({ min: 1, max: 8 }),
      minimum: fc.integer({ min: 1, max: 8 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  const policies = fc.constantFrom(
    { kind: 'cutoff' },
    { kind: 'cutoff', mode: 'stop', partial: false },
    { kind: 'proportional' },
    {
      kind: 'steps',
      steps: [
        { score: 8, share: 1 },
        { score: 4, share: 0.5 },
      ],
    },
    { kind: 'tiers', fund: 9, draw: 4 },
    { kind: 'equal-shares' },
  )

  it('is one: what is smaller by one does not do it, what is named does', () => {
    fc.assert(
      fc.property(
        calls,
        policies,
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (list, policy, budget, pick) => {
          const all: Row[] = list.map((row, i) => ({
            ...row,
            id: `P${i}`,
            minimum: Math.min(row.minimum, row.requested),
          }))
          const target = all[pick % all.length]?.id ?? ''
          const scenario = scenarioOf({ policy, seed: 's' })
          const awardAt = (amount: number): number =>
            allocate(callOf({ budget: amount }, all), scenario).awards.find((row) => row.proposal === target)
              ?.award ?? 0
          const {
            budget: change,
            goal,
            award,
          } = explain(callOf({ budget }, all), scenario, { proposal: target })
          expect(award).toBe(awardAt(budget))
          if (goal === null) return
          const asked = all.find(({ id }) => id === target)?.requested ?? 0
          const wanted = goal === 'full' ? asked : 1
          const first = Array.from({ length: 60 }, (_, n) => budget + 1 + n).find(
            (amount) => awardAt(amount) >= wanted,
          )
          expect(change?.to).toBe(first)
          expect(change?.award).toBe(first === undefined ? undefined : awardAt(first))
        },
      ),
      { numRuns: 80 },
    )
  })
})

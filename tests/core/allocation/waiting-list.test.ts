import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offers, type WaitingEvent, type WaitingState } from '@furrow/core/allocation/waiting-list'
import { callOf, scenarioOf } from './calls.ts'

const rows = [
  { id: 'A', score: 90, requested: 50, minimum: 10, area: 'x' },
  { id: 'B', score: 80, requested: 40, minimum: 40, area: 'x' },
  { id: 'C', score: 70, requested: 40, minimum: 30, area: 'y' },
  { id: 'D', score: 60, requested: 20, minimum: 5, area: 'y' },
]
const areas = [{ id: 'x' }, { id: 'y' }]
const snapshot = callOf({ budget: 110, areas }, rows)
const scenario = scenarioOf({ policy: { kind: 'cutoff', partial: false }, reserve: 0.1 })
const after = (events: readonly WaitingEvent[]) => offers(snapshot, scenario, { events })

describe('the waiting list', () => {
  it('holds in rank order who has less than it wants, and offers nothing before something happens', () => {
    expect(after([])).toMatchObject({ offers: [], waiting: ['C', 'D'], pool: 9, reserve: 11 })
  })

  it('offers returned hours to the first who reaches its minimum by them, then to the next', () => {
    const { offers: open, pool } = after([{ kind: 'returned', proposal: 'A', gpuHours: 25 }])
    expect(open).toEqual([{ proposal: 'C', place: 3, gpuHours: 34, award: 34 }])
    expect(pool).toBe(0)
  })

  it('skips who cannot reach its minimum, and asks the next when one declines', () => {
    const first = after([{ kind: 'released', gpuHours: 3 }])
    expect(first.offers).toEqual([{ proposal: 'D', place: 4, gpuHours: 12, award: 12 }])
    const more: readonly WaitingEvent[] = [{ kind: 'withdrawn', proposal: 'B' }]
    expect(after(more).offers.map(({ proposal, gpuHours }) => [proposal, gpuHours])).toEqual([
      ['C', 40],
      ['D', 9],
    ])
    const declined = after([...more, { kind: 'declined', proposal: 'C' }])
    expect(declined.offers.map(({ proposal }) => proposal)).toEqual(['D'])
    expect(declined.pool).toBe(40)
    expect(declined.waiting).toEqual([])
  })

  it('goes on asking one who took a part of what it wants', () => {
    const state = after([
      { kind: 'returned', proposal: 'A', gpuHours: 25 },
      { kind: 'accepted', proposal: 'C' },
      { kind: 'returned', proposal: 'B', gpuHours: 4 },
    ])
    expect(state.offers).toEqual([{ proposal: 'C', place: 3, gpuHours: 4, award: 38 }])
    expect(state.awards.find(({ proposal }) => proposal === 'C')?.award).toBe(34)
  })

  it('keeps areas below their maximum', () => {
    const tight = scenarioOf({
      policy: { kind: 'cutoff', partial: false },
      areas: { y: { maxShare: 0.3 } },
    })
    const three = callOf({ budget: 110, areas }, rows.slice(0, 3))
    const { offers: open } = offers(three, tight, { events: [{ kind: 'withdrawn', proposal: 'A' }] })
    expect(open).toEqual([{ proposal: 'C', place: 3, gpuHours: 33, award: 33 }])
  })

  it.each<[string, WaitingEvent]>([
    ['an answer without an offer', { kind: 'accepted', proposal: 'C' }],
    ['more hours back than are held', { kind: 'returned', proposal: 'A', gpuHours: 51 }],
    ['a proposal that is not there', { kind: 'withdrawn', proposal: 'Z' }],
    ['hours that are no amount', { kind: 'released', gpuHours: 1.5 }],
    ['more than the reserve holds', { kind: 'released', gpuHours: 12 }],
    ['the pot of a track without one', { kind: 'released', gpuHours: 5, track: 'large' }],
  ])('refuses %s', (_, event) => {
    expect(() => after([event])).toThrowError(expect.objectContaining({ code: 'invalid-input' }))
  })

  it('keeps what rounding leaves apart from what it offers', () => {
    const stepped = callOf({ budget: 110, granularity: 4, areas }, rows)
    const { pool, reserve, rounding, awards } = offers(stepped, scenario, { events: [] })
    const given = awards.reduce((sum, { award }) => sum + award, 0)
    expect({ reserve, rounding }).toEqual({ reserve: 11, rounding: 3 })
    expect(given + pool).toBe(96)
  })

  it('loses no hour, whatever happens', () => {
    const events = fc.array(
      fc.record({
        kind: fc.constantFrom('withdrawn', 'returned', 'released', 'accepted', 'declined'),
        proposal: fc.constantFrom('A', 'B', 'C', 'D'),
        gpuHours: fc.integer({ min: 1, max: 15 }),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(events, (list) => {
        const happened: WaitingEvent[] = []
        let state: WaitingState = after([])
        for (const event of list as readonly WaitingEvent[]) {
          try {
            state = after([...happened, event])
          } catch {
            continue
          }
          happened.push(event)
          const given = state.awards.reduce((sum, { award }) => sum + award, 0)
          const offered = state.offers.reduce((sum, { gpuHours }) => sum + gpuHours, 0)
          expect(given + offered + state.pool + state.reserve + state.rounding).toBe(110)
          expect(Math.min(state.pool, state.reserve)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

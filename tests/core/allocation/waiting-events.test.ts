import { describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { listOf, offers, wantOf, type WaitingEvent } from '@furrow/core/allocation/waiting-list'
import { callOf, scenarioOf } from './calls.ts'

const rows = [
  { id: 'A', score: 90, requested: 50, minimum: 50 },
  { id: 'B', score: 80, requested: 40, minimum: 20 },
  { id: 'C', score: 70, requested: 40, minimum: 30 },
  { id: 'D', score: 60, requested: 20, minimum: 5 },
]
const after = (events: readonly WaitingEvent[]) =>
  offers(callOf({ budget: 90 }, rows), scenarioOf({ reserve: 0.2 }), { events })

/** Of 72 hours A has 50 and B 22 of 40; 18 are in reserve. */
describe('an event', () => {
  it.each<[string, WaitingEvent]>([
    ['There is no open offer to C.', { kind: 'declined', proposal: 'C' }],
    ['A holds 50 GPU-hours, and cannot return 51.', { kind: 'returned', proposal: 'A', gpuHours: 51 }],
    ['There is no proposal Z.', { kind: 'withdrawn', proposal: 'Z' }],
    ['Give a whole number of GPU-hours above 0.', { kind: 'released', gpuHours: 0 }],
    ['Give a whole number of GPU-hours above 0.', { kind: 'released', gpuHours: -4 }],
    ['Give a whole number of GPU-hours above 0.', { kind: 'returned', proposal: 'A', gpuHours: 2.5 }],
    ['The reserve holds 18 GPU-hours, and cannot release 19.', { kind: 'released', gpuHours: 19 }],
    ['The call has no budget for the track large.', { kind: 'released', gpuHours: 5, track: 'large' }],
  ])('is refused: %s', (message, event) => {
    expect(() => after([event])).toThrowError(expect.objectContaining({ code: 'invalid-input', message }))
  })

  it('may give back all that is held, and release all that is reserved', () => {
    expect(after([{ kind: 'returned', proposal: 'A', gpuHours: 50 }])).toEqual({
      offers: [
        { proposal: 'B', place: 2, gpuHours: 18, award: 40 },
        { proposal: 'C', place: 3, gpuHours: 32, award: 32 },
      ],
      waiting: ['D'],
      pool: 0,
      reserve: 18,
      rounding: 0,
      awards: [
        { proposal: 'A', award: 0 },
        { proposal: 'B', award: 22 },
        { proposal: 'C', award: 0 },
        { proposal: 'D', award: 0 },
      ],
    })
    expect(after([{ kind: 'released', gpuHours: 18 }])).toMatchObject({
      offers: [{ proposal: 'B', gpuHours: 18, award: 40 }],
      waiting: ['C', 'D'],
      pool: 0,
      reserve: 0,
    })
  })

  it('offers what just reaches the minimum, and nothing below it', () => {
    const thirty = after([
      { kind: 'withdrawn', proposal: 'B' },
      { kind: 'released', gpuHours: 8 },
    ])
    // D took 20 of the 22 that came back first, so that C stays below its 30.
    expect(thirty.offers).toEqual([{ proposal: 'D', place: 4, gpuHours: 20, award: 20 }])
    expect([thirty.pool, thirty.waiting]).toEqual([10, ['C']])
    const declined: readonly WaitingEvent[] = [
      { kind: 'withdrawn', proposal: 'B' },
      { kind: 'declined', proposal: 'D' },
    ]
    expect(after([...declined, { kind: 'released', gpuHours: 7 }]).offers).toEqual([])
    expect(after([...declined, { kind: 'released', gpuHours: 8 }]).offers).toEqual([
      { proposal: 'C', place: 3, gpuHours: 30, award: 30 },
    ])
  })

  it('lets one who has all that it wants wait no more, and one who has a part wait on', () => {
    const back: WaitingEvent = { kind: 'returned', proposal: 'A', gpuHours: 50 }
    const all = after([back, { kind: 'accepted', proposal: 'B' }])
    expect(all.offers.map(({ proposal }) => proposal)).toEqual(['C'])
    expect(all.waiting).toEqual(['D'])
    const part = after([back, { kind: 'accepted', proposal: 'C' }])
    expect(part.waiting).toEqual(['C', 'D'])
    expect(() =>
      after([back, { kind: 'accepted', proposal: 'B' }, { kind: 'accepted', proposal: 'B' }]),
    ).toThrow('There is no open offer to B.')
  })

  it('leaves an open offer as it is when more hours come', () => {
    const state = after([
      { kind: 'released', gpuHours: 10 },
      { kind: 'released', gpuHours: 8 },
    ])
    expect(state.offers).toEqual([
      { proposal: 'B', place: 2, gpuHours: 10, award: 32 },
      { proposal: 'D', place: 4, gpuHours: 8, award: 8 },
    ])
  })

  it('takes an open offer with it when the award is given back', () => {
    const state = after([
      { kind: 'released', gpuHours: 10 },
      { kind: 'returned', proposal: 'B', gpuHours: 2 },
    ])
    expect(state.offers).toEqual([{ proposal: 'D', place: 4, gpuHours: 12, award: 12 }])
    expect(state.awards[1]).toEqual({ proposal: 'B', award: 20 })
  })
})

describe('the maximum of an area', () => {
  it('counts what is offered to others, and what is held', () => {
    const call = callOf({ budget: 100, areas: [{ id: 'x' }, { id: 'y' }] }, [
      { id: 'A', score: 90, requested: 60, minimum: 60, area: 'y' },
      { id: 'B', score: 80, requested: 30, minimum: 30, area: 'x' },
      { id: 'C', score: 70, requested: 15, minimum: 1, area: 'x' },
      { id: 'D', score: 60, requested: 15, minimum: 1, area: 'x' },
      { id: 'E', score: 50, requested: 90, minimum: 1, area: 'y' },
    ])
    const scenario = scenarioOf({
      policy: { kind: 'cutoff', partial: false },
      areas: { x: { minShare: 0, maxShare: 0.5 } },
    })
    // A 60 and B 30; C and D would ask for 15 each of the 20 that are left below the 50 of their area.
    const { offers: open } = offers(call, scenario, { events: [{ kind: 'withdrawn', proposal: 'A' }] })
    expect(open.map(({ proposal, gpuHours }) => [proposal, gpuHours])).toEqual([
      ['C', 15],
      ['D', 5],
      ['E', 50],
    ])
  })
})

describe('the pot of a track', () => {
  const tracks = [{ id: 'large', budget: 60 }, { id: 'small' }]
  const call = callOf({ budget: 160, tracks }, [
    { id: 'A', score: 90, requested: 40, minimum: 40, track: 'large' },
    { id: 'B', score: 80, requested: 40, minimum: 10, track: 'large' },
    { id: 'C', score: 70, requested: 70, minimum: 10, track: 'small' },
    { id: 'D', score: 60, requested: 50, minimum: 10, track: 'small' },
  ])
  const scenario = scenarioOf({ policy: { kind: 'cutoff', partial: false }, reserve: 0.2 })
  const state = (...events: readonly WaitingEvent[]) => {
    const { offers: open, pool, reserve } = offers(call, scenario, { events })
    return { open: open.map(({ proposal, gpuHours }) => [proposal, gpuHours]), pool, reserve }
  }

  it('keeps its own hours and its own reserve', () => {
    // 48 less 40 for the large ones, 80 less 70 for the others.
    expect(state()).toEqual({ open: [], pool: 18, reserve: 32 })
    expect(state({ kind: 'released', gpuHours: 2, track: 'large' })).toEqual({
      open: [
        ['B', 10],
        ['D', 10],
      ],
      pool: 0,
      reserve: 30,
    })
    expect(state({ kind: 'released', gpuHours: 1 })).toEqual({ open: [['D', 11]], pool: 8, reserve: 31 })
    expect(state({ kind: 'withdrawn', proposal: 'A' })).toEqual({
      open: [
        ['B', 40],
        ['D', 10],
      ],
      pool: 8,
      reserve: 32,
    })
    expect(() => state({ kind: 'released', gpuHours: 13, track: 'large' })).toThrow('holds 12 GPU-hours')
    expect(() => state({ kind: 'released', gpuHours: 5, track: 'small' })).toThrow(
      'no budget for the track small',
    )
  })
})

describe('the order of the list', () => {
  const runOf = (policy: object) =>
    makeEngine(callOf({ budget: 60 }, rows)).run(scenarioOf({ policy, seed: 's' }))

  it('is the rank, and under tiers the draw of the second, without the third', () => {
    expect(listOf(runOf({ kind: 'cutoff' }))).toEqual([0, 1, 2, 3])
    const tiers = runOf({ kind: 'tiers', fund: 85, draw: 65 })
    const places = [...(tiers.grants.place ?? [])]
    const drawn = [1, 2].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
    expect(listOf(tiers)).toEqual([0, ...drawn])
    const orders = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => {
      const run = makeEngine(callOf({ budget: 60 }, rows)).run(
        scenarioOf({ policy: { kind: 'tiers', fund: 85, draw: 65 }, seed }),
      )
      return listOf(run).join('')
    })
    expect(new Set(orders)).toEqual(new Set(['012', '021']))
  })

  it('ends for each with what it asked for, or with what its step makes of it', () => {
    const steps = runOf({
      kind: 'steps',
      steps: [
        { score: 85, share: 1 },
        { score: 65, share: 0.5 },
      ],
    })
    expect([0, 1, 2, 3].map((i) => wantOf(steps, i))).toEqual([50, 20, 30, 0])
    expect([0, 1, 2, 3].map((i) => wantOf(runOf({ kind: 'cutoff' }), i))).toEqual([50, 40, 40, 20])
  })
})

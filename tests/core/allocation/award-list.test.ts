import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { balanceOf, drawnLater, openingEvents, standingsOf } from '@furrow/core/allocation/award-ledger'
import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { awardList } from '@furrow/core/allocation/award-list'
import { offers } from '@furrow/core/allocation/waiting-list'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { callOf, scenarioOf } from './calls.ts'

const areas = [{ id: 'x' }, { id: 'y' }]
const rows = [
  { id: 'A', score: 90, requested: 50, minimum: 10, area: 'x' },
  { id: 'B', score: 80, requested: 40, minimum: 40, area: 'x' },
  { id: 'C', score: 70, requested: 40, minimum: 30, area: 'y' },
  { id: 'D', score: 60, requested: 20, minimum: 5, area: 'y' },
]
const snapshot = callOf({ budget: 110, areas }, rows)
const scenario = scenarioOf({ policy: { kind: 'cutoff', partial: false }, reserve: 0.1 })

const opening = (of: Snapshot, by: Scenario): LedgerEvent[] => {
  const outcome = allocate(of, by)
  return openingEvents(
    outcome,
    outcome.awards.map(({ proposal, award }) => ({ proposal, award })),
  )
}

const freed = (kind: LedgerEvent['kind'], proposal: string, hours: number): LedgerEvent => ({
  kind,
  proposal,
  hours,
  from: 'awarded',
  to: 'leftOver',
})

const offered = (proposal: string, hours: number): LedgerEvent => ({
  kind: 'offered',
  proposal,
  hours,
  from: 'leftOver',
  to: 'offered',
})

const ended = (kind: LedgerEvent['kind'], proposal: string, hours: number): LedgerEvent => ({
  kind,
  proposal,
  hours,
  from: 'offered',
  to: kind === 'offer-accepted' ? 'awarded' : 'leftOver',
})

const after = (events: readonly LedgerEvent[], out: readonly string[] = []) =>
  awardList(snapshot, scenario, { events: [...opening(snapshot, scenario), ...events], out: new Set(out) })

describe('the list of a call by its log', () => {
  it('names who waits in the order of the ranking, with what each wants, and offers what is left over', () => {
    const { waiting, next } = after([])
    expect(waiting.map(({ proposal, place, wants }) => [proposal, place, wants])).toEqual([
      ['C', 3, 40],
      ['D', 4, 20],
    ])
    expect(next).toEqual([{ proposal: 'D', place: 4, gpuHours: 9, award: 9 }])
  })

  it('walks down in order once hours are freed, and leaves out who declined', () => {
    expect(after([freed('declined', 'A', 50)]).next).toEqual([
      { proposal: 'C', place: 3, gpuHours: 40, award: 40 },
      { proposal: 'D', place: 4, gpuHours: 19, award: 19 },
    ])
  })

  it('offers nobody twice, and asks the next when an offer is let go', () => {
    const open = [freed('declined', 'A', 50), offered('C', 40)]
    expect(after(open).next.map(({ proposal }) => proposal)).toEqual(['D'])
    const let_go = [...open, ended('offer-expired', 'C', 40)]
    expect(after(let_go).waiting.map(({ proposal }) => proposal)).toEqual(['D'])
  })

  it('passes over whoever was decided by hand or has withdrawn', () => {
    expect(after([freed('declined', 'A', 50)], ['C']).next.map(({ proposal }) => proposal)).toEqual(['D'])
  })

  it('offers all that comes back where hours of the reserve were given on top of all others', () => {
    const plain = callOf(
      { budget: 110 },
      rows.map(({ id, score, requested, minimum }) => ({ id, score, requested, minimum })),
    )
    const fromReserve: LedgerEvent = { ...offered('C', 11), from: 'reserve' }
    const events = [
      ...opening(plain, scenario),
      fromReserve,
      ended('offer-accepted', 'C', 11),
      freed('returned', 'A', 30),
    ]
    // The nine that were left and thirty more: C still wants 29.
    expect(awardList(plain, scenario, { events, out: new Set() }).next).toEqual([
      { proposal: 'C', place: 3, gpuHours: 29, award: 40 },
      { proposal: 'D', place: 4, gpuHours: 10, award: 10 },
    ])
  })

  it('needs no solver for the list of an exact choice', () => {
    const exact = scenarioOf({ policy: { kind: 'knapsack', objective: 'score-hours' } })
    const events = opening(snapshot, scenario)
    expect(awardList(snapshot, exact, { events, out: new Set() }).next).toHaveLength(1)
  })
})

const scenarios = [
  scenario,
  scenarioOf({ policy: { kind: 'cutoff' }, areas: { y: { maxShare: 0.4 } }, reserve: 0.05 }),
  scenarioOf({ policy: { kind: 'proportional' }, reserve: 0.1 }),
  scenarioOf({ policy: { kind: 'tiers', fund: 75, draw: 60 }, seed: 's' }),
]

const field = fc.array(
  fc.record({
    score: fc.integer({ min: 40, max: 100 }),
    requested: fc.integer({ min: 1, max: 400 }),
    minimum: fc.integer({ min: 1, max: 40 }),
    area: fc.constantFrom('x', 'y'),
  }),
  { minLength: 1, maxLength: 10 },
)

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('decline', 'return', 'withdraw', 'offer', 'accept', 'refuse', 'expire', 'reserve'),
    pick: fc.nat(9),
    part: fc.integer({ min: 1, max: 100 }),
  }),
  { maxLength: 25 },
)

interface Step {
  readonly kind: string
  readonly pick: number
  readonly part: number
}

/** What a step makes happen by the log so far; nothing where it does not fit. */
function eventOf(step: Step, of: Snapshot, by: Scenario, events: readonly LedgerEvent[]): LedgerEvent[] {
  const standings = [...standingsOf(events)]
  const holders = standings.filter(([, { held }]) => held > 0)
  const asked = standings.filter(([, { offered: hours }]) => hours > 0)
  const holder = holders[step.pick % Math.max(1, holders.length)]
  const open = asked[step.pick % Math.max(1, asked.length)]
  const endings: Record<string, LedgerEvent['kind']> = {
    accept: 'offer-accepted',
    refuse: 'offer-declined',
    expire: 'offer-expired',
  }
  const ending = endings[step.kind]
  if (ending !== undefined) return open === undefined ? [] : [ended(ending, open[0], open[1].offered)]
  if (step.kind === 'offer') {
    const next = awardList(of, by, { events, out: new Set() }).next[0]
    return next === undefined ? [] : [offered(next.proposal, next.gpuHours)]
  }
  if (step.kind === 'reserve') {
    const balance = balanceOf(events)
    return drawnLater(balance.leftOver + Math.min(step.part, balance.reserve), balance)
  }
  if (holder === undefined) return []
  const [proposal, { held }] = holder
  if (step.kind === 'return') return [freed('returned', proposal, Math.ceil((held * step.part) / 100))]
  return [freed(step.kind === 'decline' ? 'declined' : 'withdrawn', proposal, held)]
}

describe('the ledger, whatever happens in whatever order', () => {
  it('adds up after every step, and the list never promises more than there is', () => {
    fc.assert(
      fc.property(field, steps, fc.constantFrom(...scenarios), (proposals, list, by) => {
        const named = proposals.map((row, index) => ({
          id: `P${index}`,
          ...row,
          minimum: Math.min(row.minimum, row.requested),
        }))
        const of = callOf({ budget: 507, granularity: 5, areas }, named)
        const events = opening(of, by)
        for (const step of list) {
          events.push(...eventOf(step, of, by, events))
          const { budget, awarded, offered: open, reserve, leftOver, rounding } = balanceOf(events)
          expect(budget).toBe(507)
          expect(awarded + open + reserve + leftOver + rounding).toBe(507)
          const held = [...standingsOf(events).values()].reduce((sum, row) => sum + row.held, 0)
          expect(held).toBe(awarded)
          const { next } = awardList(of, by, { events, out: new Set() })
          expect(next.reduce((sum, { gpuHours }) => sum + gpuHours, 0)).toBeLessThanOrEqual(leftOver)
          const places = next.map(({ place }) => place)
          expect(places).toEqual(places.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  it('leads to the awards of the list that offers by itself, where every offer is made at once', () => {
    const all = (events: readonly LedgerEvent[]): LedgerEvent[] => [
      ...events,
      ...awardList(snapshot, scenario, { events, out: new Set() }).next.map(({ proposal, gpuHours }) =>
        offered(proposal, gpuHours),
      ),
    ]
    let events = all([...opening(snapshot, scenario), freed('withdrawn', 'A', 50)])
    events = all([...events, ended('offer-accepted', 'C', 40)])
    events = all([...events, ended('offer-declined', 'D', 19)])
    events = all([...events, freed('returned', 'B', 10)])
    const self = offers(snapshot, scenario, {
      events: [
        { kind: 'withdrawn', proposal: 'A' },
        { kind: 'accepted', proposal: 'C' },
        { kind: 'declined', proposal: 'D' },
        { kind: 'returned', proposal: 'B', gpuHours: 10 },
      ],
    })
    const standings = standingsOf(events)
    for (const { proposal, award } of self.awards) expect(standings.get(proposal)?.held ?? 0).toBe(award)
    expect(balanceOf(events)).toMatchObject({ leftOver: self.pool, offered: 0 })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { balanceOf, openingEvents, standingsOf, type LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { awardList } from '@furrow/core/allocation/award-list'
import { offers, type WaitingEvent } from '@furrow/core/allocation/waiting-list'
import { callOf, scenarioOf } from './calls.ts'

/** Granularity, areas with maxima, a track with a budget of its own, and policies that serve in other orders. */
const call = fc
  .record({
    rows: fc.array(
      fc.record({
        score: fc.integer({ min: 20, max: 100 }),
        requested: fc.integer({ min: 10, max: 300 }),
        least: fc.integer({ min: 10, max: 120 }),
        area: fc.constantFrom('x', 'y'),
        track: fc.constantFrom('large', 'small'),
      }),
      { minLength: 3, maxLength: 9 },
    ),
    budget: fc.integer({ min: 300, max: 900 }),
    policy: fc.constantFrom(
      { kind: 'cutoff', partial: false },
      { kind: 'cutoff', mode: 'stop' },
      {
        kind: 'steps',
        steps: [
          { score: 70, share: 1 },
          { score: 40, share: 0.5 },
        ],
      },
      { kind: 'tiers', fund: 80, draw: 45 },
      { kind: 'proportional' },
    ),
  })
  .map(({ rows, budget, policy }) => {
    const proposals = rows.map(({ least, ...row }, i) => ({
      id: `P${i}`,
      ...row,
      minimum: Math.min(least, row.requested),
    }))
    const rules = {
      budget,
      granularity: 10,
      areas: [{ id: 'x' }, { id: 'y' }],
      tracks: [{ id: 'large', budget: 120 }, { id: 'small' }],
    }
    const snapshot = callOf(rules, proposals)
    const scenario = scenarioOf(
      { policy, reserve: 0.07, areas: { x: { maxShare: 0.6 } }, seed: 's' },
      snapshot,
    )
    return { snapshot, scenario }
  })

const happenings = fc.array(
  fc.record({
    kind: fc.constantFrom('withdrawn', 'returned', 'accepted', 'declined'),
    pick: fc.nat(8),
    part: fc.integer({ min: 1, max: 100 }),
  }),
  { minLength: 1, maxLength: 10 },
)

const moves = {
  withdrawn: ['withdrawn', 'awarded', 'leftOver'],
  returned: ['returned', 'awarded', 'leftOver'],
  accepted: ['offer-accepted', 'offered', 'awarded'],
  declined: ['offer-declined', 'offered', 'leftOver'],
  offered: ['offered', 'leftOver', 'offered'],
} as const

const moved = (what: keyof typeof moves, proposal: string, hours: number): LedgerEvent => {
  const [kind, from, to] = moves[what]
  return { kind, proposal, hours, from, to }
}

describe('the list that offers by itself and the list of a log', () => {
  it('offer the same hours to the same proposals, whatever comes back, is taken or let go', () => {
    fc.assert(
      fc.property(call, happenings, ({ snapshot, scenario }, steps) => {
        const outcome = allocate(snapshot, scenario)
        const log: LedgerEvent[] = openingEvents(outcome, outcome.awards)
        const told: WaitingEvent[] = []
        for (const { kind, pick, part } of steps) {
          const standings = standingsOf(log)
          const isAnswer = kind === 'accepted' || kind === 'declined'
          const able = [...standings].filter(([, { held, offered }]) => (isAnswer ? offered : held) > 0)
          const chosen = able[pick % Math.max(1, able.length)]
          if (chosen === undefined) continue
          const [proposal, { held, offered }] = chosen
          // Whoever gives up its award lets go of an open offer with it.
          if (!isAnswer && offered > 0) log.push(moved('declined', proposal, offered))
          const gpuHours = kind === 'returned' ? Math.ceil((held * part) / 100) : held
          log.push(moved(kind, proposal, isAnswer ? offered : gpuHours))
          told.push(kind === 'returned' ? { kind, proposal, gpuHours } : { kind, proposal })
          const { next, waiting } = awardList(snapshot, scenario, { events: log, out: new Set() })
          for (const offer of next) log.push(moved('offered', offer.proposal, offer.gpuHours))
          const self = offers(snapshot, scenario, { events: told })
          const now = standingsOf(log)
          expect(self.awards.map((row) => row.award)).toEqual(
            self.awards.map((row) => now.get(row.proposal)?.held ?? 0),
          )
          const open = self.offers.map((row) => [row.proposal, row.gpuHours, row.award])
          const places = new Map(waiting.map((row) => [row.proposal, row.place]))
          expect(open).toEqual(
            [...now]
              .filter(([, row]) => row.offered > 0)
              .sort(([a], [b]) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
              .map(([id, row]) => [id, row.offered, row.held + row.offered]),
          )
          expect(self.offers.every((row) => row.gpuHours % 10 === 0)).toBe(true)
          const { leftOver, reserve, rounding } = balanceOf(log)
          expect(self).toMatchObject({ pool: leftOver, reserve, rounding })
        }
      }),
      { numRuns: 300 },
    )
  })
})

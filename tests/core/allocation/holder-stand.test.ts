import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { openingEvents, standingsOf, type AwardStanding } from '@furrow/core/allocation/award-ledger'
import { awardList } from '@furrow/core/allocation/award-list'
import { hoursWaitedFor, standOf } from '@furrow/core/allocation/holder-stand'
import type { Reason } from '@furrow/core/contract/outcome'
import { callOf, scenarioOf } from './calls.ts'

const policies = [
  { kind: 'cutoff', mode: 'stop', partial: true },
  { kind: 'cutoff', mode: 'skip', partial: false },
  {
    kind: 'steps',
    steps: [
      { score: 70, share: 1 },
      { score: 40, share: 0.5 },
    ],
  },
  { kind: 'tiers', fund: 80, draw: 45 },
  { kind: 'proportional' },
  { kind: 'equal-shares' },
]

const rows = fc.array(
  fc.record({
    score: fc.integer({ min: 20, max: 100 }),
    requested: fc.integer({ min: 10, max: 300 }),
    minimum: fc.integer({ min: 1, max: 10 }),
    technicalCap: fc.integer({ min: 5, max: 300 }),
  }),
  { minLength: 2, maxLength: 9 },
)

const none: AwardStanding = { held: 0, offered: 0, answer: 'none', unanswered: 0, hasLeft: false }

const byProposal = (a: { proposal: string }, b: { proposal: string }) => (a.proposal < b.proposal ? -1 : 1)

it('a proposal waits by its reason for the hours for which the waiting list has it, under every policy', () => {
  let listed = 0
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 50, max: 900 }),
      fc.constantFrom(...policies),
      (drawn, budget, policy) => {
        const snapshot = callOf(
          { budget, granularity: 10 },
          drawn.map((row, i) => ({ id: `P${i}`, ...row })),
        )
        const scenario = scenarioOf({ policy, thresholds: { score: 30 }, seed: 's' }, snapshot)
        const outcome = allocate(snapshot, scenario)
        const events = openingEvents(outcome, outcome.awards)
        const standings = standingsOf(events)
        const { waiting } = awardList(snapshot, scenario, { events, out: new Set() })
        const byReason = outcome.awards.map(({ proposal, reason }) => ({
          proposal,
          wants: hoursWaitedFor({ standing: standings.get(proposal) ?? none, reason, override: null }),
        }))
        listed += waiting.length
        expect(byReason.filter(({ wants }) => wants > 0).toSorted(byProposal)).toEqual(
          waiting.map(({ proposal, wants }) => ({ proposal, wants })).toSorted(byProposal),
        )
      },
    ),
    { numRuns: 300 },
  )
  expect(listed).toBeGreaterThan(100)
})

const reason: Reason = { code: 'area-closed', asked: 30, minimum: 10 }
const standFor = (standing: Partial<AwardStanding>, override: 'hold' | 'exclude' | null = null) =>
  standOf({ standing: { ...none, ...standing }, reason, override })

it('what a proposal holds, is offered and has answered comes before what the decision said', () => {
  expect(standFor({})).toBe('waiting')
  expect(standFor({}, 'hold')).toBe('hold')
  expect(standFor({}, 'exclude')).toBe('none')
  expect(standFor({ held: 10, answer: 'open' })).toBe('open')
  expect(standFor({ held: 10, answer: 'accepted' }, 'hold')).toBe('held')
  expect(standFor({ offered: 10 }, 'hold')).toBe('offered')
  expect(standFor({ answer: 'declined', hasLeft: true })).toBe('declined')
  expect(standFor({ answer: 'withdrawn', hasLeft: true })).toBe('taken-back')
  expect(standFor({ answer: 'accepted', hasLeft: true })).toBe('ended')
  expect(standFor({ hasLeft: true })).toBe('left')
})

it('whoever let hours go, or was decided by hand, waits for nothing', () => {
  const waits = (standing: Partial<AwardStanding>, override: 'award' | null = null) =>
    hoursWaitedFor({ standing: { ...none, ...standing }, reason, override })
  expect(waits({ held: 10, offered: 5 })).toBe(15)
  expect(waits({ hasLeft: true })).toBe(0)
  expect(waits({ held: 10 }, 'award')).toBe(0)
})

import type { AwardStanding, LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { areasAboveMaximum, laterAccounts, movedSince, staleOf } from '@furrow/core/allocation/later-decision'
import type { OutcomeArea } from '@furrow/core/contract/outcome'
import { describe, expect, it } from 'vitest'

const standing = (held: number, offered = 0): AwardStanding => ({
  held,
  offered,
  answer: 'accepted',
  unanswered: 0,
  hasLeft: false,
})

describe('a later decision', () => {
  const standings = new Map([
    ['P1', standing(500)],
    ['P2', standing(300, 100)],
  ])

  it('is as it was while its proposals hold what they held and nothing is offered to them', () => {
    expect(movedSince([{ proposal: 'P1', award: 400, hours: -100 }], standings)).toEqual([])
    expect(movedSince([{ proposal: 'P3', award: 100, hours: 100 }], standings)).toEqual([])
  })

  it('names those that hold another amount by now or have an open offer', () => {
    const changes = [
      { proposal: 'P1', award: 400, hours: -200 },
      { proposal: 'P2', award: 400, hours: 100 },
      { proposal: 'P3', award: 100, hours: 50 },
    ]
    expect(movedSince(changes, standings)).toEqual(['P1', 'P2', 'P3'])
  })
})

describe('the maximum of an area', () => {
  const area = (name: string, maximum: number): OutcomeArea => ({
    area: name,
    proposals: 2,
    funded: 2,
    requested: 0,
    awarded: 0,
    share: 0,
    guarantee: 0,
    maximum,
    shortfall: 0,
  })
  const given = {
    outcome: {
      areas: [area('open', 1000), area('quantum', 600), area('any', 1950)],
      totals: { budget: 2200, reserve: 200, available: 2000, awarded: 0, leftOver: 1950, rounding: 50 },
    },
    areaOf: new Map([
      ['P1', 'quantum'],
      ['P2', 'quantum'],
      ['P3', 'open'],
      ['P5', 'any'],
    ]),
    standings: new Map([
      ['P1', standing(300)],
      ['P2', standing(100, 100)],
      ['P3', standing(2000)],
    ]),
  }

  it('is reached, not passed, with what is offered counted', () => {
    expect(areasAboveMaximum([{ proposal: 'P1', hours: 100 }], given)).toEqual([])
    expect(areasAboveMaximum([{ proposal: 'P1', hours: 101 }], given)).toEqual([
      { area: 'quantum', hours: 601, maximum: 600 },
    ])
  })

  it('is asked only where an area gets more on balance', () => {
    const moved = [
      { proposal: 'P1', hours: 300 },
      { proposal: 'P2', hours: -200 },
    ]
    expect(areasAboveMaximum(moved, given)).toEqual([])
    expect(areasAboveMaximum([{ proposal: 'P3', hours: -100 }], given)).toEqual([])
    expect(areasAboveMaximum([{ proposal: 'P4', hours: 5000 }], given)).toEqual([])
  })

  it('is none where the area may have all that is shared out: the reserve comes on top', () => {
    expect(areasAboveMaximum([{ proposal: 'P5', hours: 2100 }], given)).toEqual([])
  })
})

describe('a later decision that waits', () => {
  const quantum: OutcomeArea = {
    area: 'quantum',
    proposals: 2,
    funded: 1,
    requested: 900,
    awarded: 500,
    share: 0.5,
    guarantee: 0,
    maximum: 600,
    shortfall: 0,
  }
  const totals = { budget: 1000, reserve: 100, available: 900, awarded: 500, leftOver: 400, rounding: 0 }
  const outcome = { areas: [quantum], totals }
  const areaOf = new Map([
    ['P1', 'quantum'],
    ['P2', 'quantum'],
  ])
  const event = (kind: LedgerEvent['kind'], hours: number, rest: Partial<LedgerEvent>): LedgerEvent => ({
    kind,
    hours,
    proposal: null,
    from: null,
    to: null,
    ...rest,
  })
  const opening = [
    event('opened', 900, { to: 'leftOver' }),
    event('opened', 100, { to: 'reserve' }),
    event('granted', 500, { proposal: 'P1', from: 'leftOver', to: 'awarded' }),
  ]
  const offered = (proposal: string, hours: number) =>
    event('offered', hours, { proposal, from: 'leftOver', to: 'offered' })
  const why = (proposal: string, hours: number, ...offers: readonly LedgerEvent[]) =>
    staleOf([{ proposal, award: hours, hours }], { log: [...opening, ...offers], areaOf, outcome })

  it('stands to the last hour that is left over or reserved, and not with one more', () => {
    expect(why('P3', 400, offered('P4', 100))).toBeNull()
    expect(why('P3', 401, offered('P4', 100))).toEqual({ kind: 'short', hours: 1 })
  })

  it('does not stand with an offer to what it changes, nor in an area that offers have filled', () => {
    expect(why('P3', 100, offered('P3', 50))).toEqual({ kind: 'moved', proposals: ['P3'] })
    expect(why('P2', 100)).toBeNull()
    expect(why('P2', 100, offered('P1', 1))).toEqual({
      kind: 'area',
      area: 'quantum',
      hours: 601,
      maximum: 600,
    })
  })
})

describe('the accounts after a later decision', () => {
  const move = (
    [kind, from, to]: [LedgerEvent['kind'], LedgerEvent['from'], LedgerEvent['to']],
    hours: number,
    offerId: string | null = null,
  ) => ({ kind, proposal: null, hours, from, to, offerId })
  const log = [
    move(['opened', null, 'leftOver'], 900),
    move(['opened', null, 'reserve'], 100),
    move(['opened', null, 'rounding'], 5),
    move(['granted', 'leftOver', 'awarded'], 700),
    move(['reserve-granted', 'reserve', 'offered'], 30, 'a'),
    move(['offer-accepted', 'offered', 'awarded'], 30, 'a'),
    move(['reserve-granted', 'reserve', 'offered'], 20, 'b'),
    move(['offered', 'leftOver', 'offered'], 150, 'c'),
  ]

  it('keep what is left of the reserve, with what of it is only offered, and free what is on no account', () => {
    expect(laterAccounts(log, [])).toEqual({ reserve: 70, rounding: 5, free: 50 })
  })

  it('take what is taken, and draw on the reserve only for what is not free then', () => {
    expect(laterAccounts(log, [{ hours: 60 }, { hours: -40 }])).toEqual({
      reserve: 70,
      rounding: 5,
      free: 30,
    })
    expect(laterAccounts(log, [{ hours: 95 }, { hours: -40 }])).toEqual({ reserve: 65, rounding: 5, free: 0 })
  })
})

import { balanceOf, drawnLater, openingEvents, standingsOf } from '@furrow/core/allocation/award-ledger'
import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import type { Outcome } from '@furrow/core/contract/outcome'
import { describe, expect, it } from 'vitest'

const outcome: Outcome = {
  format: 'furrow.outcome/1',
  snapshot: 'sha256:a',
  scenario: 'sha256:b',
  awards: [],
  totals: { budget: 1050, reserve: 105, available: 945, awarded: 900, leftOver: 0, rounding: 45 },
  areas: [],
  cutLine: null,
}

const grants = [
  { proposal: 'P1', award: 500 },
  { proposal: 'P2', award: 400 },
  { proposal: 'P3', award: 0 },
]

const move = (event: Partial<LedgerEvent> & Pick<LedgerEvent, 'kind'>): LedgerEvent => ({
  proposal: 'P1',
  hours: 0,
  from: null,
  to: null,
  ...event,
})

describe('the ledger of awards', () => {
  it('opens with the budget on its accounts and an entry for each award', () => {
    const events = openingEvents(outcome, grants)
    expect(balanceOf(events)).toEqual({
      budget: 1050,
      awarded: 900,
      offered: 0,
      reserve: 105,
      leftOver: 0,
      rounding: 45,
    })
    expect(standingsOf(events).get('P1')).toEqual({
      held: 500,
      offered: 0,
      answer: 'open',
      unanswered: 500,
      hasLeft: false,
    })
    expect(standingsOf(events).has('P3')).toBe(false)
  })

  it('draws what overrides give beyond the available hours from the rounding, then from the reserve', () => {
    const events = openingEvents(outcome, [...grants, { proposal: 'P4', award: 60 }])
    expect(balanceOf(events)).toMatchObject({ awarded: 960, reserve: 90, rounding: 0, leftOver: 0 })
  })

  it('draws for a later decision what is not left over, and refuses more than the reserve holds', () => {
    const before = openingEvents({ ...outcome, totals: { ...outcome.totals, leftOver: 40 } }, grants)
    const drawnFor = (hours: number) => drawnLater(hours, balanceOf(before))
    expect(drawnFor(40)).toEqual([])
    expect(balanceOf([...before, ...drawnFor(145)])).toMatchObject({
      leftOver: 145,
      reserve: 0,
      rounding: 45,
    })
    expect(() => drawnFor(146)).toThrow('not free any more')
  })

  it('refuses an event that would take an account below zero', () => {
    const events = [
      ...openingEvents(outcome, grants),
      move({ kind: 'offered', hours: 1, from: 'leftOver', to: 'offered' }),
    ]
    expect(() => balanceOf(events)).toThrow('There are 0 GPU-hours, not 1.')
  })

  it('keeps an award open for its answer while an offer on top of it is accepted', () => {
    const events = [
      ...openingEvents(outcome, grants),
      move({ kind: 'reserve-granted', hours: 100, from: 'reserve', to: 'offered' }),
      move({ kind: 'offer-accepted', hours: 100, from: 'offered', to: 'awarded' }),
    ]
    expect(standingsOf(events).get('P1')).toMatchObject({ held: 600, offered: 0, answer: 'open' })
  })

  it('leaves an award open for its answer where a decision cuts a part, and none where it cuts all', () => {
    const part = move({ kind: 'cut', hours: 200, from: 'awarded', to: 'leftOver' })
    const rest = move({ kind: 'cut', hours: 300, from: 'awarded', to: 'leftOver' })
    const opening = openingEvents(outcome, grants)
    expect(standingsOf([...opening, part]).get('P1')).toMatchObject({
      held: 300,
      answer: 'open',
      hasLeft: true,
    })
    expect(standingsOf([...opening, part, rest]).get('P1')).toMatchObject({ held: 0, answer: 'withdrawn' })
  })

  it('keeps hours of an accepted offer as accepted where the award beside it is taken back or cut', () => {
    const offered = move({ kind: 'offered', hours: 100, from: 'leftOver', to: 'offered' })
    const accepted = move({ kind: 'offer-accepted', hours: 100, from: 'offered', to: 'awarded' })
    const before = [...openingEvents(outcome, grants), offered, accepted]
    expect(standingsOf(before).get('P1')).toMatchObject({ held: 600, answer: 'open', unanswered: 500 })
    for (const kind of ['withdrawn', 'cut'] as const) {
      const back = move({ kind, hours: 500, from: 'awarded', to: 'leftOver' })
      expect(standingsOf([...before, back]).get('P1')).toMatchObject({
        held: 100,
        answer: 'accepted',
        unanswered: 0,
      })
    }
  })

  it('takes whoever accepts in part off the list, with the rest left over', () => {
    const events = [
      ...openingEvents(outcome, grants),
      move({ kind: 'accepted', hours: 300 }),
      move({ kind: 'reduced', hours: 200, from: 'awarded', to: 'leftOver' }),
    ]
    expect(standingsOf(events).get('P1')).toMatchObject({ held: 300, answer: 'accepted', hasLeft: true })
    expect(balanceOf(events).leftOver).toBe(200)
  })
})

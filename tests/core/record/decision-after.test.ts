import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { openingEvents, type LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { overrideSchema, type Override } from '@furrow/core/contract/record'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { decisionAfter } from '@furrow/core/record/decision-after'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'oracles', 'formats')
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}
const snapshot = unwrap(parseSnapshot(read('snapshot.json')))
const outcome = allocate(snapshot, unwrap(parseScenario(read('cutoff-skip/scenario.json'), snapshot)))
const awards = outcome.awards.map(({ proposal, award }) => ({ proposal, award }))

it('shortens a long public reason without cutting a character in two', () => {
  const waiting = outcome.awards.find(({ award }) => award === 0)?.proposal ?? ''
  const opening = openingEvents(outcome, awards).map((event) => ({ ...event, offerId: null }))
  const grant = { proposal: waiting, hours: 10, offerId: 'offer' } as const
  const events = [
    ...opening,
    { ...grant, kind: 'offered', from: 'reserve', to: 'offered' } as const,
    { ...grant, kind: 'offer-accepted', from: 'offered', to: 'awarded' } as const,
  ]
  for (const lead of ['', 'x']) {
    const reason = `${lead}${'🌾'.repeat(499)}`
    const causes = new Map([['offer', { cause: 'reserve', reason, by: 'Dina' }]])
    const record = { outcome, overrides: [] }
    const { overrides } = decisionAfter(record, { events, changes: [], causes, by: 'Odile' })
    expect(overrides.map((override) => overrideSchema.safeParse(override).success)).toEqual([true])
    expect(overrides[0]).toMatchObject({ proposal: waiting, award: 10, by: 'Dina' })
  }
})

const small = {
  awards: [
    { proposal: 'P1', award: 500 },
    { proposal: 'P2', award: 400 },
  ],
}

const event = (kind: LedgerEvent['kind'], hours: number, proposal = 'P1') => ({
  kind,
  proposal,
  hours,
  from: 'awarded' as const,
  to: 'leftOver' as const,
  offerId: null,
})

const granted = [
  { ...event('granted', 500), from: 'leftOver' as const, to: 'awarded' as const },
  { ...event('granted', 400, 'P2'), from: 'leftOver' as const, to: 'awarded' as const },
]

const after = (events: readonly ReturnType<typeof event>[], overrides: readonly Override[] = []) =>
  decisionAfter(
    { outcome: small, overrides },
    { events: [...granted, ...events], changes: [], causes: new Map(), by: 'Office' },
  ).overrides

describe('the record after awards have moved', () => {
  it('says of hours that a decision took back that they were taken back, and not by the applicant', () => {
    const before = { proposal: 'P1', kind: 'award', award: 300, reason: 'As minuted.', by: 'Office' } as const
    expect(after([event('cut', 200)], [before])).toEqual([before])
    const [moved] = after([event('cut', 200), event('returned', 100)], [before])
    expect(moved).toMatchObject({
      award: 200,
      reason: 'Hours were taken back by a later decision. Hours were returned.',
      by: 'Applicant',
    })
    const [cutLast] = after([event('returned', 100), event('cut', 150)], [before])
    expect(cutLast).toMatchObject({ award: 250, by: 'Director' })
  })

  it('excludes nobody who declined: the award stands at 0, of the applicant', () => {
    expect(after([event('declined', 500)])).toEqual([
      { proposal: 'P1', kind: 'award', award: 0, reason: 'The award was declined.', by: 'Applicant' },
    ])
  })
})

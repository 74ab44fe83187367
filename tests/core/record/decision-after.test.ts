import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { openingEvents } from '@furrow/core/allocation/award-ledger'
import { overrideSchema } from '@furrow/core/contract/record'
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

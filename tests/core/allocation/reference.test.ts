import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'

interface Case {
  readonly snapshot: unknown
  readonly scenario: { readonly policy: { readonly kind: string } }
  readonly expected: unknown
}

const file = join(import.meta.dirname, '..', '..', 'fixtures', 'reference', 'cases.json')
const cases: readonly Case[] = JSON.parse(readFileSync(file, 'utf8'))

const outcomeOf = (given: Case): unknown => {
  const snapshot = parseSnapshot(given.snapshot)
  if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.errors))
  const scenario = parseScenario(given.scenario, snapshot.value)
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.errors))
  const { awards, totals, areas, cutLine } = allocate(snapshot.value, scenario.value)
  return { awards, totals, areas, cutLine }
}

describe('random calls, also computed with fractions by a second program', () => {
  it('hold both policies', () => {
    const kinds = new Set(cases.map(({ scenario }) => scenario.policy.kind))
    expect([...kinds].sort()).toEqual(['cutoff', 'proportional'])
  })

  it.each(cases.map((given, index) => [index, given] as const))(
    'call %i has the same outcome',
    (_, given) => {
      expect(outcomeOf(given)).toEqual(given.expected)
    },
  )
})

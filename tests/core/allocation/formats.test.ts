import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { normalSnapshot } from '@furrow/core/record/normal-form'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'oracles', 'formats')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

const readSnapshot = () => {
  const parsed = parseSnapshot(JSON.parse(read('snapshot.json')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}

const readScenario = (name: string) => {
  const parsed = parseScenario(JSON.parse(read(`${name}/scenario.json`)), readSnapshot())
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}

describe('the interchange formats', () => {
  it('the normal form of the worked snapshot is the published one, byte for byte', () => {
    expect(canonicalJson(normalSnapshot(readSnapshot()))).toBe(read('snapshot.canonical.json').trimEnd())
  })

  describe.each(['cutoff-skip', 'cutoff-stop', 'proportional'])('%s', (name) => {
    it('has the published normal form of its scenario', () => {
      expect(canonicalJson(readScenario(name))).toBe(read(`${name}/scenario.canonical.json`).trimEnd())
    })

    it('gives the published outcome, byte for byte', () => {
      const outcome = allocate(readSnapshot(), readScenario(name))
      expect(outcome).toEqual(JSON.parse(read(`${name}/outcome.json`)))
      expect(canonicalJson(outcome)).toBe(read(`${name}/outcome.canonical.json`).trimEnd())
    })

    it('fits the schema of outcomes', () => {
      expect(outcomeSchema.parse(allocate(readSnapshot(), readScenario(name)))).toBeTruthy()
    })

    it('does not depend on the order of the input', () => {
      const snapshot = readSnapshot()
      const reversed = {
        ...snapshot,
        proposals: snapshot.proposals.toReversed(),
        reviews: snapshot.reviews.toReversed(),
        call: {
          ...snapshot.call,
          criteria: snapshot.call.criteria.toReversed(),
          areas: snapshot.call.areas.toReversed(),
        },
      }
      expect(canonicalJson(allocate(reversed, readScenario(name)))).toBe(
        read(`${name}/outcome.canonical.json`).trimEnd(),
      )
    })
  })
})

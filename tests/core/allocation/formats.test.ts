import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { normalSnapshot, snapshotHash } from '@furrow/core/record/normal-form'
import { nativeSha256 } from '../../../server/src/plugins/native-sha256.ts'

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

  it('the hash is that of the canonical text, also with ids that objects inherit or order as numbers', () => {
    const parsed = parseSnapshot({
      format: 'furrow.snapshot/1',
      call: {
        id: 'odd',
        title: 'Æøå',
        budget: 10,
        criteria: ['constructor', '10', '9'].map((id) => ({ id, min: -1, max: 5 })),
      },
      proposals: [{ id: 'toString', requested: 10, area: 'valueOf' }],
      reviews: [
        { proposal: 'toString', reviewer: 'R2', scores: { '9': 0.25, constructor: -0.5 } },
        {
          proposal: 'toString',
          reviewer: 'R1',
          scores: { '9': null, '10': 4, constructor: 3 },
          confidence: 3,
        },
      ],
    })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    const text = canonicalJson(normalSnapshot(parsed.value))
    expect(text).toContain('"scores":{"10":4,"constructor":3}},{"proposal":"toString","reviewer":"R2"')
    expect(snapshotHash(parsed.value)).toBe(sha256(text))
    const scenario = parseScenario({ format: 'furrow.scenario/1', policy: { kind: 'cutoff' } }, parsed.value)
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.errors))
    expect(allocate(parsed.value, scenario.value).awards[0]).toMatchObject({ score: 44.792, award: 10 })
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

    it('is the same with the SHA-256 of the platform', () => {
      const digest = nativeSha256
      expect(canonicalJson(allocate(readSnapshot(), readScenario(name), { digest }))).toBe(
        read(`${name}/outcome.canonical.json`).trimEnd(),
      )
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

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import type { FrozenPrices, RecordedValues } from '@furrow/core/contract/price-list'
import { parseRecord, type DecisionRecord, type UnsignedRecord } from '@furrow/core/contract/record'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { priceOf } from '@furrow/core/machine/award-value'
import { sha256 } from '@furrow/core/record/hash'
import { scenarioHash, snapshotHash } from '@furrow/core/record/normal-form'
import { applyOverrides } from '@furrow/core/record/overrides'
import { recordValues } from '@furrow/core/record/recorded-values'
import { publicKeyOf, recordHash, signRecord } from '@furrow/core/record/sign'
import { verifyRecord } from '@furrow/core/record/verify'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'oracles', 'formats')
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

const secretKey = Uint8Array.from({ length: 32 }, (_, index) => index + 1)
const snapshot = unwrap(parseSnapshot(read('snapshot.json')))
const scenario = unwrap(parseScenario(read('cutoff-skip/scenario.json'), snapshot))
const outcome = allocate(snapshot, scenario)
const overrides = [
  { proposal: 'P13', kind: 'award' as const, award: 5000, reason: 'Bridges two areas.', by: 'Office' },
]

const unsigned: UnsignedRecord = {
  format: 'furrow.record/1',
  call: snapshot.call.id,
  previous: null,
  snapshotHash: snapshotHash(snapshot),
  scenarioHash: scenarioHash(scenario),
  scenario,
  outcome,
  overrides,
  awards: applyOverrides(outcome, overrides),
  rulesPublished: {
    criteria: ['excellence', 'impact', 'plan', 'team'].map((id) => ({
      id,
      min: 1,
      max: 5,
      lowIsGood: false,
    })),
    weights: { excellence: 40, impact: 20, plan: 25, team: 15 },
    thresholds: {},
    seedCommitment: sha256(scenario.seed),
  },
  engine: 'furrow 0.1.0',
  proposedBy: 'Office',
  proposedAt: '2026-11-01T10:00:00.000Z',
  signedBy: 'Director',
  signedAt: '2026-11-02T10:00:00.000Z',
}
const first = { applicantKind: null, perGpuHour: 20, validFrom: '2026-01-01', paying: false, assumed: true }
const prices: FrozenPrices = {
  currency: 'DKK',
  date: '2026-11-01',
  rows: [
    first,
    { applicantKind: 'company', perGpuHour: 24.5, validFrom: '2026-06-01', paying: true, assumed: false },
  ],
  funders: [{ name: 'Foundation', shareFraction: 0.85, assumed: false }],
}

/** Every award at the price of everybody. */
const valued = (list: FrozenPrices) =>
  recordValues(
    list,
    unsigned.awards
      .filter(({ award }) => award > 0)
      .map(({ proposal, award }) => ({
        proposal,
        parts: [{ hours: award, price: priceOf({ kind: null, date: list.date }, list.rows) }],
      })),
  )
const record = signRecord({ ...unsigned, values: valued(prices) }, secretKey)

type Path = readonly (string | number)[]

/** Every leaf of a JSON value, as a path. */
const leaves = (value: unknown, path: Path = []): Path[] => {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([key, child]) =>
    leaves(child, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** Other values for a leaf, the likeliest to fit the schema first. */
const others = (value: unknown): unknown[] => {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number')
    return [value + 1, value - 1, 0, 0.25, 0.5].filter((other) => other !== value)
  if (value === null) return [1, `sha256:${'0'.repeat(64)}`]
  const text = typeof value === 'string' ? value : ''
  const flipped = text.replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*$)/, (last) => (last === '1' ? '2' : '1'))
  const words = ['skip', 'stop', 'full', 'waiting', 'partial', 'no-hours', 'trimmed', 'ineligible', 'hold']
  return [flipped, `${text}x`, '2026-11-01T09:00:00.000Z', ...words.filter((word) => word !== text)]
}

const changed = (path: Path, value: unknown): unknown => {
  const copy: unknown = structuredClone(record)
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy)
  Reflect.set(Object(parent), path.at(-1) ?? '', value)
  return copy
}

const leafAt = (path: Path): unknown =>
  path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), record)

describe('a signed record', () => {
  it('fits its schema and holds', () => {
    const parsed = unwrap(parseRecord(JSON.parse(JSON.stringify(record))))
    const verification = verifyRecord({ record: parsed, snapshot, key: publicKeyOf(secretKey) })
    expect(verification.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(verification).toMatchObject({ holds: true, recomputed: true })
  })

  it('holds without a snapshot, and says that nothing was recomputed', () => {
    expect(verifyRecord({ record })).toMatchObject({ holds: true, recomputed: false })
  })

  it('does not hold under another key', () => {
    expect(verifyRecord({ record, key: publicKeyOf(secretKey.map((byte) => byte ^ 1)) }).holds).toBe(false)
  })

  it('does not hold with its signature spelled in another way', () => {
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = digits.indexOf(record.signature.at(-1) ?? '')
    const respelled = { ...record, signature: `${record.signature.slice(0, -1)}${digits[last ^ 1]}` }
    expect(parseRecord(respelled).ok).toBe(true)
    expect(verifyRecord({ record: respelled }).holds).toBe(false)
  })

  it('holds after its predecessor only', () => {
    const next = signRecord({ ...unsigned, previous: recordHash(record) }, secretKey)
    expect(verifyRecord({ record: next, previous: record }).holds).toBe(true)
    expect(verifyRecord({ record, previous: next }).holds).toBe(false)
  })

  it('does not hold on another snapshot, even when signed again', () => {
    const [first, ...rest] = snapshot.reviews
    if (first === undefined) throw new Error('no review')
    const other = {
      ...snapshot,
      reviews: [{ ...first, scores: { ...first.scores, excellence: 1 } }, ...rest],
    }
    const names = verifyRecord({ record, snapshot: other }).checks.filter(({ ok }) => !ok)
    expect(names.map(({ name }) => name)).toEqual(['snapshot hash', 'outcome'])
  })

  it.each<[string, Partial<UnsignedRecord>, string]>([
    [
      'an award',
      { awards: unsigned.awards.map((award) => ({ ...award, award: award.award + 100 })) },
      'awards',
    ],
    ['the seed', { scenario: { ...scenario, seed: 'other' } }, 'seed'],
    ['the signer', { signedBy: 'Office' }, 'two persons'],
    ['the time', { signedAt: '2026-10-01T10:00:00.000Z' }, 'order in time'],
    ['the call', { call: 'other' }, 'call'],
    ['the outcome', { outcome: { ...outcome, cutLine: null } }, 'outcome'],
  ])('does not hold when %s was changed before signing', (_, change, name) => {
    const forged: DecisionRecord = signRecord({ ...unsigned, ...change }, secretKey)
    const failed = verifyRecord({ record: forged, snapshot }).checks.filter(({ ok }) => !ok)
    expect(failed.map((check) => check.name)).toContain(name)
  })

  it.each<[string, (values: RecordedValues) => RecordedValues]>([
    ['an amount', (values) => ({ ...values, awards: values.awards.map((row) => ({ ...row, amount: 1 })) })],
    ['a sum', (values) => ({ ...values, totals: { ...values.totals, inKind: 1 } })],
    ['a price that is not in the list', () => valued({ ...prices, rows: [{ ...first, perGpuHour: 21 }] })],
    ['a row from a later day', (values) => ({ ...values, date: '2026-05-31' })],
    ['an award that it leaves out', (values) => ({ ...values, awards: values.awards.slice(1) })],
  ])('does not hold with %s of its values wrong when it was signed', (what, forge) => {
    const wrong = forge(valued(prices))
    const values = what.startsWith('a price') ? { ...wrong, prices: prices.rows } : wrong
    const forged = signRecord({ ...unsigned, values }, secretKey)
    const failed = verifyRecord({ record: forged, snapshot }).checks.filter(({ ok }) => !ok)
    expect(failed.map((check) => check.name)).toEqual(['values'])
  })

  it('keeps prices of the records before it, which its own list does not have', () => {
    const older = valued({ ...prices, rows: [{ ...first, perGpuHour: 21 }] })
    const values = { ...older, prices: prices.rows }
    const next = signRecord({ ...unsigned, previous: recordHash(record), values }, secretKey)
    expect(verifyRecord({ record: next, previous: record, snapshot }).holds).toBe(true)
  })

  it('does not hold with any leaf changed to a value that its schema accepts; every other is refused', () => {
    // The values of one award stand for those of every award.
    const paths = leaves(record).filter(
      ([part, list, index]) => part !== 'values' || list !== 'awards' || index === 0,
    )
    expect(paths.length).toBeGreaterThan(200)
    let tried = 0
    for (const path of paths) {
      const parsed = others(leafAt(path)).map((value) => parseRecord(changed(path, value)))
      const accepted = parsed.flatMap((result) => (result.ok ? [result.value] : []))
      const refused = parsed.flatMap((result) => (result.ok ? [] : [result.errors.length]))
      expect(refused.every((errors) => errors > 0)).toBe(true)
      expect(accepted.filter((forged) => verifyRecord({ record: forged }).holds)).toEqual([])
      if (accepted.length > 0) tried += 1
    }
    expect(tried).toBeGreaterThan(150)
  })
})

import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseRecord, type DecisionRecord, type UnsignedRecord } from '@furrow/core/contract/record'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { sha256 } from '@furrow/core/record/hash'
import { scenarioHash, snapshotHash } from '@furrow/core/record/normal-form'
import { applyOverrides } from '@furrow/core/record/overrides'
import { publicKeyOf, recordHash, signRecord } from '@furrow/core/record/sign'
import { furrowHere } from './here.ts'
import { furrow, write } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'furrow-verify-'))
const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'oracles', 'formats')
const read = (name: string): unknown => JSON.parse(readFileSync(join(fixtures, name), 'utf8'))
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

const secretKey = Uint8Array.from({ length: 32 }, (_, index) => index + 1)
const key = publicKeyOf(secretKey)
const snapshot = unwrap(parseSnapshot(read('snapshot.json')))
const scenario = unwrap(
  parseScenario(
    {
      ...Object(read('cutoff-skip/scenario.json')),
      weights: { team: 10 },
      calibration: 'shift',
      confidence: { 1: 0.5 },
      thresholds: { score: 50, criteria: { plan: 1 } },
    },
    snapshot,
  ),
)
const outcome = allocate(snapshot, scenario)
const by = { reason: 'Bridges two areas.', by: 'Office' }
const overrides = [
  { proposal: 'P12', kind: 'hold' as const, award: 0, ...by },
  { proposal: 'P13', kind: 'award' as const, award: 500, ...by },
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
    criteria: snapshot.call.criteria
      .map(({ id, name = id, min, max, lowIsGood }) => ({ id, name, min, max, lowIsGood }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    weights: { excellence: 40, impact: 20, plan: 25, team: 15 },
    thresholds: { score: 40, criteria: { team: 2 } },
    seedCommitment: sha256(scenario.seed),
  },
  engine: 'furrow 0.1.0',
  proposedBy: 'Office',
  proposedAt: '2026-11-01T10:00:00.000Z',
  signedBy: 'Director',
  signedAt: '2026-11-02T10:00:00.000Z',
}
const first = signRecord(unsigned, secretKey)
const record = signRecord(
  { ...unsigned, previous: recordHash(first), signedAt: '2026-11-03T10:00:00Z' },
  secretKey,
)

type Path = readonly (string | number)[]

/** Every leaf of a JSON value, as a path. */
const leaves = (value: unknown, path: Path = []): Path[] => {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([name, child]) =>
    leaves(child, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

const leafAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), root)

const changed = (root: DecisionRecord, path: Path, value: unknown): unknown => {
  const copy: unknown = structuredClone(root)
  Reflect.set(Object(leafAt(copy, path.slice(0, -1))), path.at(-1) ?? '', value)
  return copy
}

/** Words that some leaf of a record may be: enums, ids, hashes, instants; and texts that none may be. */
const words = (
  'skip stop full partial waiting ineligible below-threshold not-reviewed fits trimmed no-hours area-maximum ' +
  'guarantee-of-others below-score award hold exclude below-minimum none connected islands 2026-11-01T09:00:00.000Z P01'
).split(' ')
const wrong = ['', 'not an id', 'RTL \u202E', 'NUL \0', '\uD800', true, false, null, [], {}]

/** Other values for a leaf, of its own kind and of others. */
const others = (value: unknown): unknown[] => {
  const text = typeof value === 'string' ? value : `sha256:${'0'.repeat(63)}`
  const flipped = text.replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*$)/, (last) => (last === '1' ? '2' : '1'))
  const number = typeof value === 'number' ? value : 1
  const numbers = [number, number + 1, number - 1, number / 2, -1 - number, 0, 1e-5, 2 ** 53, 0.25]
  const texts = [`${text}0`, ...(typeof value === 'string' ? [flipped, ...words] : [])]
  return [...new Set([...numbers, ...texts, ...wrong])].filter((other) => other !== value)
}

/**
 * The leaves that can have one value only: the formats, what this version knows one of, and what the fields
 * beside it allow one of (a new word of a new version belongs into `words`, not here;
 * `mode` and `partial` stand under `cutoff` alone, a lone threshold under `below-score`).
 */
const fixed = [
  ['format', 'scenario.format', 'scenario.policy.kind', 'outcome.format', 'outcome.calibration.method'],
  outcome.awards.flatMap(({ reason }, index) =>
    reason.code === 'below-score' ? [`outcome.awards.${index}.reason.code`] : [],
  ),
].flat()

/** Of the values that a schema accepts so many are tried at each leaf: each costs a check of the signature. */
const acceptedTries = 3

async function codesOf(root: DecisionRecord, path: Path): Promise<ReadonlySet<number | null>> {
  const codes = new Set<number | null>()
  let accepted = 0
  for (const value of others(leafAt(root, path))) {
    const forged = changed(root, path, value)
    const parsed = parseRecord(forged)
    accepted += Number(parsed.ok)
    if (parsed.ok && accepted > acceptedTries) continue
    const ran = await furrowHere(folder, 'verify', write(folder, 'forged.json', forged), '--signature-only')
    const where = `${path.join('.')} = ${JSON.stringify(value)}: ${ran.out}${ran.error}`
    expect(ran.code, where).toBe(parsed.ok ? 1 : 2)
    expect(ran.out.split('\n').length, where).toBe(parsed.ok ? 2 : 1)
    if (!parsed.ok) expect(ran.error, where).toContain(`forged.json: ${parsed.errors[0]?.path ?? '?'}: `)
    codes.add(ran.code)
  }
  return codes
}

describe('furrow verify', () => {
  it('says in one line that a decision holds, and exits with 0', () => {
    const words = ['--snapshot', join(fixtures, 'snapshot.json'), '--key', key]
    const previous = ['--previous', write(folder, 'first.json', first)]
    const ran = furrow(folder, 'verify', write(folder, 'record.json', record), ...words, ...previous)
    expect(ran).toEqual({
      code: 0,
      out: 'The decision on worked-example holds: outcome recomputed, 15 checks made.\n',
      error: '',
    })
  })

  it('without a snapshot says that nothing was recomputed, and exits with 0 only if asked for that', async () => {
    const file = write(folder, 'record.json', record)
    const out = expect.stringMatching(/^Signature, hashes and chain .* hold; .* was not recomputed.*\n$/)
    expect(await furrowHere(folder, 'verify', file)).toEqual({ code: 1, out, error: '' })
    expect(await furrowHere(folder, 'verify', file, '--signature-only')).toEqual({ code: 0, out, error: '' })
  })

  it('says what does not hold: another key, record before it, snapshot', async () => {
    const file = write(folder, 'record.json', record)
    const [review, ...rest] = snapshot.reviews
    const reviews = [{ ...review, scores: { ...review?.scores, impact: 1 } }, ...rest]
    const other = write(folder, 'other.json', { ...snapshot, reviews })
    const otherKey = publicKeyOf(secretKey.map((byte) => byte ^ 1))
    const run = async (...words: string[]) => furrowHere(folder, 'verify', file, '--signature-only', ...words)
    const says = (name: string) => ({
      code: 1,
      error: '',
      out: expect.stringContaining(`not hold: ${name} (`),
    })
    expect(await run('--key', otherKey)).toEqual(says('key'))
    expect(await run('--previous', file)).toEqual(says('chain'))
    expect(await run('--snapshot', other)).toEqual(says('snapshot hash'))
  })

  it('refuses what is no key, no record, no snapshot, damaged, absent or has too many words', async () => {
    const file = write(folder, 'record.json', record)
    const damaged = write(folder, 'damaged.json', '{\n  "format": furrow}')
    const text = JSON.stringify(record).replace('"award":', '"award":99999,"award":')
    const twice = write(folder, 'twice.json', text)
    const cases: [string[], string][] = [
      [[twice], 'another key is wanted here: this one stands before'],
      [[file, '--key', 'abc'], '--key: Use 32 bytes'],
      [[join(fixtures, 'snapshot.json')], 'snapshot.json: publicKey: '],
      [[file, '--snapshot', file], 'record.json: signature: Unknown key'],
      [[damaged], 'damaged.json: is not JSON: line 2, column 13'],
      [[join(folder, 'absent.json')], 'absent.json: cannot be read'],
      [[file, '--snapshot'], '--snapshot <file>'],
      [[file, '--signatureonly'], 'Did you mean --signature-only?'],
      [[file, file], 'too many arguments'],
      [[], 'missing required argument'],
    ]
    for (const [words, sentence] of cases) {
      const ran = await furrowHere(folder, 'verify', ...words)
      expect(ran, words.join(' ')).toEqual({ code: 2, out: '', error: expect.stringContaining(sentence) })
    }
  })

  it('exits with 1 for any leaf of a record changed to a value that its schema accepts, with 2 for any other', async () => {
    const paths = [...leaves(record).map((path) => [record, path] as const), [first, ['previous']] as const]
    expect(paths.length).toBeGreaterThan(250)
    const neverAccepted: string[] = []
    for (const [root, path] of paths) {
      const codes = await codesOf(root, path)
      expect(codes.has(2), `${path.join('.')} takes every value`).toBe(true)
      if (!codes.has(1)) neverAccepted.push(path.join('.'))
    }
    expect(neverAccepted.toSorted()).toEqual(fixed.toSorted())
  }, 300_000)
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'

const folder = join(import.meta.dirname, '..', 'fixtures', 'oracles', 'formats')
const readFixture = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))

/** The worked document with one place changed; the path is dotted, list places are numbers. */
const withChange = (name: string, path: string, value: unknown): unknown => {
  const copy = readFixture(name)
  const steps = path.split('.')
  const parent = steps.slice(0, -1).reduce((at, step) => (at[step] ??= {}), copy)
  parent[steps.at(-1) ?? ''] = value
  return copy
}

const pathsOf = (result: {
  ok: boolean
  errors?: readonly { path: string; message: string }[]
}): string[] => {
  for (const { message } of result.errors ?? []) expect(message.length).toBeGreaterThan(5)
  return (result.errors ?? []).map(({ path }) => path)
}

describe('a snapshot is refused with the path of the wrong field', () => {
  it.each<[string, string, unknown, string]>([
    ['an unknown key', 'call.colour', 'red', 'call.colour'],
    ['another format', 'format', 'furrow.snapshot/2', 'format'],
    ['a missing budget', 'call.budget', undefined, 'call.budget'],
    ['a budget that is not a number', 'call.budget', Number.NaN, 'call.budget'],
    ['an infinite budget', 'call.budget', Number('1e309'), 'call.budget'],
    ['a budget above 2^53 − 1', 'call.budget', 2 ** 53, 'call.budget'],
    ['negative hours', 'proposals.0.requested', -100, 'proposals[0].requested'],
    ['no hours', 'proposals.0.requested', 0, 'proposals[0].requested'],
    ['half an hour', 'proposals.0.requested', 0.5, 'proposals[0].requested'],
    ['a minimum above the request', 'proposals.0.minimum', 40_000, 'proposals[0].minimum'],
    ['an unknown area', 'proposals.0.area', 'astrology', 'proposals[0].area'],
    ['an id that no file name could hold', 'proposals.0.id', 'P 01', 'proposals[0].id'],
    ['the id __proto__', 'proposals.0.id', '__proto__', 'proposals[0].id'],
    ['an id twice', 'proposals.1.id', 'P01', 'proposals[1].id'],
    ['a criterion twice', 'call.criteria.1.id', 'excellence', 'call.criteria[1].id'],
    ['a scale upside down', 'call.criteria.0.max', 1, 'call.criteria[0].max'],
    ['a negative weight', 'call.criteria.0.weight', -1, 'call.criteria[0].weight'],
    ['five decimal places', 'call.criteria.0.weight', 0.12345, 'call.criteria[0].weight'],
    ['a review of an unknown proposal', 'reviews.0.proposal', 'P99', 'reviews[0].proposal'],
    ['a second review by one reviewer', 'reviews.1.reviewer', 'R1', 'reviews[1].reviewer'],
    ['a score above the scale', 'reviews.0.scores.plan', 6, 'reviews[0].scores.plan'],
    ['a score for an unknown criterion', 'reviews.0.scores.luck', 3, 'reviews[0].scores.luck'],
    ['a confidence beyond 3', 'reviews.0.confidence', 4, 'reviews[0].confidence'],
    ['a NUL byte', 'proposals.0.title', 'a\u0000b', 'proposals[0].title'],
    ['a direction override', 'proposals.0.title', 'a\u202Eb', 'proposals[0].title'],
    ['half of a surrogate pair', 'proposals.0.title', 'a\uD800b', 'proposals[0].title'],
    ['a text instead of a number', 'call.granularity', '100', 'call.granularity'],
    ['requests above 2^53 − 1 in total', 'proposals.0.requested', Number.MAX_SAFE_INTEGER, 'proposals'],
  ])('%s', (_, path, value, expected) => {
    const result = parseSnapshot(withChange('snapshot.json', path, value))
    expect(result.ok).toBe(false)
    expect(pathsOf(result)).toContain(expected)
  })

  it.each([null, 7, 'text', [], undefined])('%j instead of a document', (json) => {
    expect(parseSnapshot(json).ok).toBe(false)
  })
})

describe('a snapshot may', () => {
  it.each<[string, string, unknown]>([
    ['ask for no minimum', 'proposals.0.minimum', 0],
    ['measure energy with more than four places', 'machine.energy.kwhPerGpuHour', 0.968_751_3],
    ['name a track like a member of every object', 'call.tracks', [{ id: 'constructor' }]],
  ])('%s', (_, path, value) => {
    expect(parseSnapshot(withChange('snapshot.json', path, value))).toMatchObject({ ok: true })
  })
})

describe('the key __proto__ is refused, not left out in silence', () => {
  it('in a scenario', () => {
    const json: unknown = JSON.parse(
      '{"format":"furrow.scenario/1","policy":{"kind":"cutoff"},"weights":{"__proto__":3}}',
    )
    expect(pathsOf(parseScenario(json))).toEqual(['weights.__proto__'])
  })

  it('in the scores of a review', () => {
    const scores: unknown = JSON.parse('{"excellence":5,"__proto__":3}')
    expect(pathsOf(parseSnapshot(withChange('snapshot.json', 'reviews.0.scores', scores)))).toEqual([
      'reviews[0].scores.__proto__',
    ])
  })
})

describe('a scenario is refused with the path of the wrong field', () => {
  const snapshot = parseSnapshot(readFixture('snapshot.json'))
  if (!snapshot.ok) throw new Error('the worked snapshot is refused')

  it.each<[string, string, unknown, string]>([
    ['an unknown key', 'policy.luck', true, 'policy.luck'],
    ['an unknown policy', 'policy.kind', 'lottery', 'policy.kind'],
    ['a parameter of another policy', 'policy.base', 4, 'policy.base'],
    ['a reserve of everything', 'reserve', 1, 'reserve'],
    ['a share above 1', 'areas.quantum.maxShare', 1.5, 'areas.quantum.maxShare'],
    ['a guarantee above the maximum', 'areas.quantum.minShare', 0.6, 'areas.quantum.minShare'],
    ['guarantees above 1 in total', 'areas.life-sciences', { minShare: 0.6 }, 'areas'],
    ['an unknown area', 'areas.astrology', { maxShare: 0.5 }, 'areas.astrology'],
    ['a weight of an unknown area', 'areaWeights.astrology', 2, 'areaWeights.astrology'],
    ['a weight of an unknown criterion', 'weights.luck', 2, 'weights.luck'],
    ['a threshold of an unknown criterion', 'thresholds.criteria', { luck: 2 }, 'thresholds.criteria.luck'],
    ['a negative confidence weight', 'confidence.1', -1, 'confidence.1'],
    ['weights that are all zero', 'weights', { excellence: 0, impact: 0, plan: 0, team: 0 }, 'weights'],
    ['a weight that is not a number', 'weights.excellence', Number.NaN, 'weights.excellence'],
    ['an infinite weight', 'weights.excellence', Number('1e309'), 'weights.excellence'],
  ])('%s', (_, path, value, expected) => {
    const result = parseScenario(withChange('cutoff-skip/scenario.json', path, value), snapshot.value)
    expect(result.ok).toBe(false)
    expect(pathsOf(result)).toContain(expected)
  })
})

describe('a document with several faults', () => {
  it('names those that only show beside others too, where single entries are malformed', () => {
    const broken = readFixture('snapshot.json')
    broken.proposals[0].requested = -5
    broken.proposals[1].area = 'moon'
    broken.reviews[0].scores = 'none'
    broken.reviews[1].proposal = 'P99'
    expect(pathsOf(parseSnapshot(broken))).toEqual([
      'proposals[0].requested',
      'reviews[0].scores',
      'proposals[1].area',
      'reviews[1].proposal',
    ])
    broken.proposals[0].id = 'P 01'
    expect(pathsOf(parseSnapshot(broken))).toContain('proposals[0].id')
  })

  it('names what a scenario has against its snapshot beside a malformed field', () => {
    const snapshot = parseSnapshot(readFixture('snapshot.json'))
    if (!snapshot.ok) throw new Error('The worked snapshot is read.')
    const scenario = {
      format: 'furrow.scenario/1',
      reserve: 'much',
      areas: { moon: {} },
      policy: { kind: 'cutoff' },
    }
    expect(pathsOf(parseScenario(scenario, snapshot.value))).toEqual(['reserve', 'areas.moon'])
  })
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import type { SnapshotInput } from '@furrow/core/contract/snapshot'
import { scoresSchema } from '@furrow/core/contract/scores'
import { furrowHere } from './here.ts'
import { write } from './run.ts'

/** The degenerate calls of docs/policies.md, through the command. */
const folder = mkdtempSync(join(tmpdir(), 'furrow-degenerate-'))

const criteria = ['x', 'y'].map((id) => ({ id, min: 0, max: 10 }))
const call = { id: 'c', title: 'C', budget: 1000, criteria }

interface Row {
  readonly requested: number
  readonly minimum?: number
  readonly x: number
  readonly area?: string
}

const callOf = (rows: readonly Row[], part: Partial<SnapshotInput['call']> = {}): SnapshotInput => ({
  format: 'furrow.snapshot/1',
  call: { ...call, ...part },
  proposals: rows.map(({ requested, minimum = 1, area }, i) => ({
    id: `P${i}`,
    requested,
    minimum,
    ...(area !== undefined && { area }),
  })),
  reviews: rows.map(({ x }, i) => ({ proposal: `P${i}`, reviewer: 'R1', scores: { x, y: 5 } })),
})

const eight = Array.from({ length: 8 }, (_, i) => ({ requested: 400, minimum: 100, x: i + 1 }))
const alike = eight.map((row) => ({ ...row, x: 6 }))
const eachOnce = callOf(eight)
const withArea = callOf(
  [
    { requested: 600, minimum: 600, x: 9, area: 'a' },
    { requested: 100, minimum: 100, x: 7, area: 'c' },
  ],
  { areas: ['a', 'b', 'c'].map((id) => ({ id })) },
)

interface Case {
  readonly snapshot: SnapshotInput
  readonly scenario?: object
  /** Number of ranked proposals. */
  readonly ranked: number
  /** Number that get hours, where every policy gives as many. */
  readonly funded?: number
}

const calls: Readonly<Record<string, Case>> = {
  'no proposals': { snapshot: callOf([]), ranked: 0, funded: 0 },
  'one proposal': { snapshot: callOf([{ requested: 400, x: 9 }]), ranked: 1, funded: 1 },
  'no hours': { snapshot: callOf(eight, { budget: 0 }), ranked: 8, funded: 0 },
  'no reviews': { snapshot: { ...callOf(eight), reviews: [] }, ranked: 0, funded: 0 },
  'all equal': { snapshot: callOf(alike), ranked: 8 },
  'all scores equal, calibration asked for': {
    snapshot: callOf(alike),
    scenario: { calibration: 'shift' },
    ranked: 8,
  },
  'all scores zero': { snapshot: callOf(eight.map((row) => ({ ...row, x: 0 }))), ranked: 8 },
  'all below the threshold': {
    snapshot: callOf(eight),
    scenario: { thresholds: { score: 100 } },
    ranked: 0,
    funded: 0,
  },
  'every request above the budget': {
    snapshot: callOf([9, 8].map((x) => ({ requested: 5000, minimum: 2000, x }))),
    ranked: 2,
    funded: 0,
  },
  'a request smaller than one award step': {
    snapshot: callOf([{ requested: 400, x: 9 }], { granularity: 500 }),
    ranked: 0,
    funded: 0,
  },
  'one reviewer for all': { snapshot: callOf(eight), scenario: { calibration: 'shift' }, ranked: 8 },
  'each reviewer once': {
    snapshot: {
      ...eachOnce,
      reviews: (eachOnce.reviews ?? []).map((row, i) => ({ ...row, reviewer: `R${i}` })),
    },
    scenario: { calibration: 'shift' },
    ranked: 8,
  },
  'all weight on one criterion': { snapshot: callOf(eight), scenario: { weights: { y: 0 } }, ranked: 8 },
  'an area without proposals': {
    snapshot: withArea,
    scenario: { areas: { b: { minShare: 0.3, maxShare: 0.3 } } },
    ranked: 2,
  },
  'a guarantee that no proposal fits': {
    snapshot: withArea,
    scenario: { areas: { a: { minShare: 0.5, maxShare: 0.5 } } },
    ranked: 2,
  },
  'two million hours in steps of one': {
    snapshot: callOf(
      eight.map((row) => ({ ...row, requested: 500_000 })),
      { budget: 2_000_000 },
    ),
    ranked: 8,
  },
}

const policies = {
  cutoff: { kind: 'cutoff' },
  'the cut-off that stops': { kind: 'cutoff', mode: 'stop', partial: false },
  proportional: { kind: 'proportional' },
  steps: { kind: 'steps', steps: [{ score: 0, share: 1 }] },
  tiers: { kind: 'tiers', fund: 80, draw: 0 },
  'equal shares': { kind: 'equal-shares' },
  'the exact choice': { kind: 'knapsack' },
}

/** The command's answer to a call under a scenario. */
async function ask(words: readonly string[], { snapshot, scenario }: Case, policy: object) {
  const file = write(folder, 'call.json', snapshot)
  const rules = write(folder, 'rules.json', { format: 'furrow.scenario/1', policy, ...scenario })
  const [command = '', ...rest] = words
  return furrowHere(folder, command, file, rules, ...rest)
}

describe.each(Object.entries(calls))('furrow allocate of a call with %s', (_, given) => {
  it.each(Object.entries(policies))('by %s adds up', async (__, policy) => {
    const { code, out, error } = await ask(['allocate'], given, policy)
    expect([code, error]).toEqual([0, ''])
    const { awards, totals } = outcomeSchema.parse(JSON.parse(out))
    expect(awards.filter(({ rank }) => rank !== null)).toHaveLength(given.ranked)
    expect(totals.awarded + totals.reserve + totals.leftOver + totals.rounding).toBe(totals.budget)
    const funded = awards.filter(({ award }) => award > 0)
    if (given.funded !== undefined) expect(funded).toHaveLength(given.funded)
    else expect(funded.length).toBeGreaterThan(0)
  })
})

describe.each(Object.entries(calls))('of a call with %s', (_, given) => {
  it.each(['policies', 'rules', 'budgets', 'gaming', 'audit', 'waiting'])(
    'furrow analyse %s has an answer',
    async (what) => {
      const { code, out, error } = await ask(['analyse', what], given, policies.cutoff)
      expect([code, error]).toEqual([0, ''])
      expect(JSON.parse(out)).toHaveProperty(what)
    },
  )

  it('furrow score has an answer, and furrow explain one of the first and the last proposal', async () => {
    const { code, out, error } = await ask(['score', '--draws', '100'], given, policies.cutoff)
    expect([code, error]).toEqual([0, ''])
    expect(scoresSchema.parse(JSON.parse(out)).proposals).toHaveLength(given.snapshot.proposals?.length ?? 0)
    const ids = (given.snapshot.proposals ?? []).map(({ id }) => id)
    for (const id of new Set([...ids.slice(0, 1), ...ids.slice(-1)])) {
      const explained = await ask(['explain', id], given, policies.cutoff)
      expect([explained.code, explained.error]).toEqual([0, ''])
    }
  })
})

it.each(Object.entries(policies))(
  'no weight at all is refused by %s, with exit code 2',
  async (_, policy) => {
    const none = { ...calls['one proposal'], scenario: { weights: { x: 0, y: 0 } } }
    const { code, out, error } = await ask(['allocate'], { ranked: 0, snapshot: callOf([]), ...none }, policy)
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(/rules\.json: weights: All weights are zero/)
  },
)

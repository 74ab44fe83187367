import fc from 'fast-check'
import { it } from 'vitest'
import type { Contest } from '@furrow/core/allocation/contest'
import { cutoff } from '@furrow/core/allocation/cutoff'
import { equalShares } from '@furrow/core/allocation/equal-shares'
import { knapsack } from '@furrow/core/allocation/knapsack'
import { proportional } from '@furrow/core/allocation/proportional'
import { steps } from '@furrow/core/allocation/steps'
import { contestOf } from './contests.ts'
import { loadSolver } from './highs.ts'

/**
 * The table of properties in docs/policies.md, cell by cell: what holds is tried on random calls, what does not
 * hold has the smallest call that shows it. Scores are points, amounts units.
 */
export interface Entry {
  readonly id: string
  readonly score: number
  readonly U: number
  readonly L: number
  readonly area: string
  /** What each of three voters sees in it. */
  readonly values: readonly number[]
}

export interface Call {
  readonly entries: readonly Entry[]
  readonly N: number
}

export type Awards = ReadonlyMap<string, number>
export type Rule = (call: Call) => { contest: Contest; award: Float64Array }

const solver = await loadSolver()
export const inThousandths = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) => ({ ...entry, score: entry.score * 1000 }))
export const plain = ({ entries, N }: Call): Contest => contestOf(inThousandths(entries), { N })
const quotas = ({ entries, N }: Call): Contest => {
  const areas = [...new Set(entries.map(({ area }) => area))]
  const each = (share: number) => Object.fromEntries(areas.map((area) => [area, Math.floor(share * N)]))
  return contestOf(inThousandths(entries), { N, guarantee: each(0.25), maximum: each(0.75) })
}
const by =
  (build: (call: Call) => Contest, run: (contest: Contest, call: Call) => { award: Float64Array }): Rule =>
  (call) => {
    const contest = build(call)
    return { contest, award: run(contest, call).award }
  }
export const spreadBy = (weight: 'score' | 'request', base?: number, admission: 'skip' | 'stop' = 'skip') =>
  by(plain, (contest) =>
    proportional(contest, {
      kind: 'proportional',
      admission,
      weight: base === undefined ? weight : 'score-above-base-times-request',
      base: base ?? 0,
      rounding: 'webster',
    }),
  )
export const stepList = [
  { score: 8, share: 1 },
  { score: 5, share: 0.5 },
  { score: 3, share: 0.25 },
]

export const rules = {
  stop: by(plain, (contest) => cutoff(contest, { kind: 'cutoff', mode: 'stop', partial: true })),
  'stop in full': by(plain, (contest) => cutoff(contest, { kind: 'cutoff', mode: 'stop', partial: false })),
  skip: by(plain, (contest) => cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true })),
  'skip in full': by(plain, (contest) => cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: false })),
  'skip with quotas': by(quotas, (contest) =>
    cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true }),
  ),
  proportional: spreadBy('score'),
  steps: by(plain, (contest, { entries }) =>
    steps(
      contest,
      Float64Array.from(entries, ({ score }) => score * 1000),
      { kind: 'steps', steps: stepList, mode: 'skip', partial: true },
    ),
  ),
  knapsack: by(plain, (contest) => knapsack(contest, { kind: 'knapsack', objective: 'score-hours' }, solver)),
  'equal shares': by(plain, (contest, { entries }) =>
    equalShares(
      contest,
      [0, 1, 2].map((voter) => ({
        purse: voter + 1,
        value: Float64Array.from(entries, ({ values }) => values[voter] ?? 0),
      })),
      { utility: 'score-times-cost' },
    ),
  ),
} satisfies Record<string, Rule>
export type Name = keyof typeof rules

export const awardsBy = (rule: Rule, call: Call): Awards => {
  const { award } = rule(call)
  return new Map(call.entries.map(({ id }, i) => [id, award[i] ?? 0]))
}
export const totalOf = (awards: Awards): number => [...awards.values()].reduce((sum, units) => sum + units, 0)

const entry = fc
  .record({
    score: fc.integer({ min: 0, max: 11 }),
    U: fc.integer({ min: 1, max: 6 }),
    tightness: fc.integer({ min: 0, max: 5 }),
    area: fc.constantFrom('health', 'life'),
    values: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ tightness, ...rest }) => ({ ...rest, L: Math.max(1, rest.U - tightness) }))
export const calls: fc.Arbitrary<Call> = fc
  .record({
    rows: fc.array(entry, { minLength: 1, maxLength: 6 }),
    N: fc.integer({ min: 0, max: 14 }),
  })
  .map(({ rows, N }) => ({ N, entries: rows.map((row, i) => ({ ...row, id: `P${i}` })) }))

/** How often something random is tried; `FUZZ=20` before the command tries it so many times harder (docs/policies.md). */
export const tries = (usual: number) => ({ numRuns: usual * Number(process.env['FUZZ'] ?? 1) })

export const holds = (
  names: readonly Name[],
  property: (rule: Rule, call: Call, pick: number) => void,
): void => {
  it.each(names)('under %s', (name) => {
    fc.assert(
      fc.property(calls, fc.nat({ max: 1000 }), (call, pick) => property(rules[name], call, pick)),
      tries(name === 'knapsack' ? 15 : 600),
    )
  })
}
export const all: readonly Name[] = [
  'stop',
  'stop in full',
  'skip',
  'skip in full',
  'skip with quotas',
  'proportional',
  'steps',
  'knapsack',
  'equal shares',
]
export const but = (...names: readonly Name[]): Name[] => all.filter((name) => !names.includes(name))

export const change = (call: Call, id: string, part: Partial<Entry>): Call => ({
  ...call,
  entries: call.entries.map((row) => (row.id === id ? { ...row, ...part } : row)),
})
export const picked = ({ entries }: Call, pick: number): Entry => {
  const found = entries[pick % entries.length]
  if (found === undefined) throw new Error('a call has a proposal')
  return found
}
export const rowsOf = (
  ...rows: readonly [number, number, number, string?, (readonly number[])?][]
): Entry[] =>
  rows.map(([score, L, U, area = 'health', values = [score, score, score]], i) => ({
    id: `P${i}`,
    score,
    L,
    U,
    area,
    values,
  }))
export const given = (name: Name, entries: readonly Entry[], N: number): number[] => [
  ...awardsBy(rules[name], { entries, N }).values(),
]

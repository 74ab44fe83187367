import { z } from 'zod'
import { areaIds } from './area-ids.ts'
import { decimal, id, plainText, share, weight } from './amounts.ts'
import { issuesOf, reservedKeys, type Issue, type ParseResult } from './issue.ts'
import { normalPolicy } from './normal-policy.ts'
import { policySchema, type Policy } from './policies.ts'
import { own } from '../scoring/own.ts'
import type { Snapshot } from './snapshot.ts'

const quota = z
  .strictObject({ minShare: share.default(0), maxShare: share.default(1) })
  .refine(({ minShare, maxShare }) => minShare <= maxShare, {
    path: ['minShare'],
    message: 'Make the guarantee at most the maximum.',
  })

const thresholds = z.strictObject({
  score: z.exactOptional(decimal),
  criteria: z.exactOptional(z.record(id, decimal)),
})

const areas = z
  .record(id, quota)
  .refine(
    (quotas) =>
      Object.values(quotas).reduce((sum, { minShare }) => sum + Math.round(minShare * 1e4), 0) <= 1e4,
    'The guarantees add up to more than 1: lower one of them.',
  )

export const scenarioSchema = z.strictObject({
  format: z.literal('furrow.scenario/1', 'Use the format furrow.scenario/1.'),
  name: plainText.default(''),
  weights: z.record(id, weight).default({}),
  confidence: z.partialRecord(z.enum(['1', '2', '3']), weight).default({}),
  calibration: z.enum(['none', 'shift'], 'Use none or shift.').default('none'),
  areaWeights: z.record(id, weight).default({}),
  thresholds: thresholds.default({}),
  reserve: share.refine((value) => value < 1, 'Use a share from 0 to less than 1.').default(0),
  areas: areas.default({}),
  policy: policySchema,
  seed: plainText.max(200, 'Use at most 200 characters.').default(''),
})

/** What the programme office tunes, with defaults filled in. */
export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioInput = z.input<typeof scenarioSchema>

const unknownNames = (path: string, names: readonly string[], known: ReadonlySet<string>): Issue[] =>
  names
    .filter((name) => !known.has(name))
    .map((name) => ({ path: `${path}.${name}`, message: 'The call has nothing of this id: remove it.' }))

/** What of a policy does not fit a snapshot: proposals and funders that it lacks. */
function policyIssues(policy: Policy, { call, proposals }: Snapshot): Issue[] {
  if (policy.kind === 'tiers') {
    const known = new Set(proposals.map((entry) => entry.id))
    return unknownNames('policy.tiers', Object.keys(policy.tiers ?? {}), known)
  }
  if (policy.kind !== 'equal-shares' || policy.voters === 'criteria') return []
  return (call.funders ?? []).some(({ purse }) => purse > 0)
    ? []
    : [{ path: 'policy.voters', message: 'The call has no funder with a purse: use criteria.' }]
}

/** What of a scenario does not fit a snapshot: names that the call lacks, weights that are all zero. */
export function scenarioIssues(scenario: Scenario, snapshot: Snapshot): Issue[] {
  const areaSet = new Set(areaIds(snapshot))
  const criteria = new Set(snapshot.call.criteria.map((criterion) => criterion.id))
  const weights = snapshot.call.criteria.map((entry) => own(scenario.weights, entry.id) ?? entry.weight)
  const zero = weights.every((value) => value === 0)
  return [
    ...unknownNames('weights', Object.keys(scenario.weights), criteria),
    ...unknownNames('thresholds.criteria', Object.keys(scenario.thresholds.criteria ?? {}), criteria),
    ...unknownNames('areaWeights', Object.keys(scenario.areaWeights), areaSet),
    ...unknownNames('areas', Object.keys(scenario.areas), areaSet),
    ...policyIssues(scenario.policy, snapshot),
    ...(zero ? [{ path: 'weights', message: 'All weights are zero: give one criterion a weight.' }] : []),
  ]
}

/** What else is wrong where some fields are malformed: the others are held against the snapshot. */
function issuesBeside(json: unknown, error: z.ZodError, snapshot: Snapshot | undefined): Issue[] {
  const malformed = new Set(error.issues.map(({ path }) => path[0]))
  if (snapshot === undefined || malformed.has(undefined)) return []
  const rest = Object.entries(Object(json)).filter(([field]) => !malformed.has(field))
  const again = scenarioSchema.safeParse({ policy: { kind: 'cutoff' }, ...Object.fromEntries(rest) })
  return again.success ? scenarioIssues(again.data, snapshot) : []
}

/** Reads a scenario and, where a snapshot is given, checks that it fits it. */
export function parseScenario(json: unknown, snapshot?: Snapshot): ParseResult<Scenario> {
  const parsed = scenarioSchema.safeParse(json)
  if (!parsed.success)
    return { ok: false, errors: [...issuesOf(parsed.error), ...issuesBeside(json, parsed.error, snapshot)] }
  const reserved = reservedKeys(json)
  if (reserved.length > 0) return { ok: false, errors: reserved }
  const scenario = { ...parsed.data, policy: normalPolicy(parsed.data.policy) }
  const errors = snapshot === undefined ? [] : scenarioIssues(scenario, snapshot)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: scenario }
}

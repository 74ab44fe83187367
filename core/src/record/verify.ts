import { allocate } from '../allocation/allocate.ts'
import type { Solver } from '../allocation/solver.ts'
import type { DecisionRecord } from '../contract/record.ts'
import { scenarioIssues } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { sha256 } from './hash.ts'
import { scenarioHash, snapshotHash } from './normal-form.ts'
import { applyOverrides, overrideIssues } from './overrides.ts'
import { recordHash, signatureHolds } from './sign.ts'

export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

export interface Verification {
  /** Every check that could be made holds. */
  readonly holds: boolean
  /** The outcome was computed again from a snapshot. */
  readonly recomputed: boolean
  readonly checks: readonly Check[]
}

export interface Evidence {
  readonly record: DecisionRecord
  readonly snapshot?: Snapshot
  /** The public key that the product publishes, base64url. */
  readonly key?: string
  /** The call's record before this one. */
  readonly previous?: DecisionRecord
  /** Needed where the scenario's policy is `knapsack` and a snapshot is given. */
  readonly solver?: Solver
}

const same = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b)

const check = (name: string, ok: boolean, detail: string): Check => ({ name, ok, detail: ok ? '' : detail })

/** What a record says about itself, without a snapshot. */
function ownChecks({ record, key, previous }: Evidence): Check[] {
  const { scenario, outcome, overrides, awards, rulesPublished } = record
  const issues = overrideIssues(outcome, overrides)
  return [
    check('signature', signatureHolds(record), 'the signature is not that of this content'),
    check('key', key === undefined || key === record.publicKey, 'signed with another key'),
    check('scenario hash', record.scenarioHash === scenarioHash(scenario), 'the scenario has another hash'),
    check(
      'outcome hashes',
      outcome.snapshot === record.snapshotHash && outcome.scenario === record.scenarioHash,
      'the outcome belongs to another snapshot or scenario',
    ),
    check(
      'seed',
      rulesPublished.seedCommitment === sha256(scenario.seed),
      'the seed is not the one committed to when the call opened',
    ),
    check('overrides', issues.length === 0, issues.join('; ')),
    check(
      'awards',
      same(awards, applyOverrides(outcome, overrides)),
      'the awards do not follow from the outcome',
    ),
    check('two persons', record.proposedBy !== record.signedBy, 'proposed and signed by the same person'),
    check('order in time', record.proposedAt <= record.signedAt, 'signed before it was proposed'),
    check(
      'chain',
      previous === undefined || record.previous === recordHash(previous),
      'the record before it has another hash',
    ),
  ]
}

function publishedScales(record: DecisionRecord): Json {
  return record.rulesPublished.criteria.map(({ id, min, max, lowIsGood }) => ({ id, min, max, lowIsGood }))
}

function recomputedChecks({ record, solver }: Evidence, snapshot: Snapshot): Check[] {
  const issues = scenarioIssues(record.scenario, snapshot)
  const scales = snapshot.call.criteria
    .map(({ id, min, max, lowIsGood }) => ({ id, min, max, lowIsGood }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const fits = issues.length === 0
  const outcome = fits
    ? allocate(snapshot, record.scenario, solver === undefined ? {} : { solver })
    : undefined
  return [
    check('call', snapshot.call.id === record.call, 'the snapshot is of another call'),
    check('snapshot hash', snapshotHash(snapshot) === record.snapshotHash, 'the snapshot has another hash'),
    check('criteria', same(publishedScales(record), scales), 'the criteria are not those published'),
    check('scenario fits', fits, issues.map(({ path, message }) => `${path}: ${message}`).join('; ')),
    check(
      'outcome',
      outcome !== undefined && same(outcome, record.outcome),
      'the outcome computed from the snapshot is another one',
    ),
  ]
}

/**
 * Checks a decision: signature, hashes, seed, overrides, chain; with a snapshot, the outcome is computed again
 * and every part of it compared.
 */
export function verifyRecord(evidence: Evidence): Verification {
  const { snapshot } = evidence
  const checks = [
    ...ownChecks(evidence),
    ...(snapshot === undefined ? [] : recomputedChecks(evidence, snapshot)),
  ]
  return { holds: checks.every(({ ok }) => ok), recomputed: snapshot !== undefined, checks }
}

import { allocate } from '../allocation/allocate.ts'
import type { Solver } from '../allocation/solver.ts'
import type { DecisionRecord } from '../contract/record.ts'
import { scenarioIssues } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { sha256 } from './hash.ts'
import { scenarioHash, snapshotHash } from './normal-form.ts'
import { applyOverrides, overrideIssues } from './overrides.ts'
import { recomputedValues } from './recorded-values.ts'
import { recordHash, signatureHolds, signedHash } from './sign.ts'

export type CheckName =
  | 'signature'
  | 'key'
  | 'record hash'
  | 'scenario hash'
  | 'outcome hashes'
  | 'seed'
  | 'overrides'
  | 'awards'
  | 'values'
  | 'two persons'
  | 'order in time'
  | 'chain'
  | 'call'
  | 'snapshot hash'
  | 'criteria'
  | 'scenario fits'
  | 'outcome'

export interface Check {
  readonly name: CheckName
  readonly ok: boolean
  /** False where there was nothing to hold it against; it then counts as neither kept nor broken. */
  readonly made: boolean
  readonly detail: string
  /** What the record says. */
  readonly said: string
  /** What was computed, or given to hold it against. */
  readonly found: string
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
  /** The hash of the record that the product publishes. */
  readonly publishedHash?: string
  /** The call's record before this one. */
  readonly previous?: DecisionRecord
  /** Needed where the scenario's policy is `knapsack` and a snapshot is given. */
  readonly solver?: Solver
}

interface Held {
  readonly said: string
  /** Undefined: there is nothing to hold it against. */
  readonly found: string | undefined
  /** Where holding is more than being the same text. */
  readonly ok?: boolean
}

function check(name: CheckName, { said, found, ok }: Held, detail: string): Check {
  const holds = found === undefined || (ok ?? said === found)
  return {
    name,
    ok: holds,
    made: found !== undefined,
    detail: holds ? '' : detail,
    said,
    found: found ?? '',
  }
}

const hashOf = (value: Json): string => sha256(canonicalJson(value))

/** Who signed what, with which key, after which record. */
function signatureChecks({ record, key, publishedHash, previous }: Evidence): Check[] {
  const before = previous === undefined ? undefined : recordHash(previous)
  return [
    check(
      'signature',
      { said: record.signature, found: signedHash(record), ok: signatureHolds(record) },
      'the signature is not that of this content',
    ),
    check('key', { said: record.publicKey, found: key }, 'signed with another key'),
    check(
      'record hash',
      { said: recordHash(record), found: publishedHash },
      'the published record has another hash',
    ),
    check(
      'two persons',
      { said: record.proposedBy, found: record.signedBy, ok: record.proposedBy !== record.signedBy },
      'proposed and signed by the same person',
    ),
    check(
      'order in time',
      { said: record.proposedAt, found: record.signedAt, ok: record.proposedAt <= record.signedAt },
      'signed before it was proposed',
    ),
    check(
      'chain',
      {
        said: record.previous ?? '',
        found: before ?? (record.previous === null ? '' : undefined),
      },
      'the record before it has another hash',
    ),
  ]
}

/** What the parts of a record say about one another. */
function ownChecks({ record }: Evidence): Check[] {
  const { scenario, outcome, overrides, awards, rulesPublished } = record
  const issues = overrideIssues(outcome, overrides)
  return [
    check(
      'scenario hash',
      { said: record.scenarioHash, found: scenarioHash(scenario) },
      'the scenario has another hash',
    ),
    check(
      'outcome hashes',
      {
        said: `${outcome.snapshot} ${outcome.scenario}`,
        found: `${record.snapshotHash} ${record.scenarioHash}`,
      },
      'the outcome belongs to another snapshot or scenario',
    ),
    check(
      'seed',
      { said: rulesPublished.seedCommitment, found: sha256(scenario.seed) },
      'the seed is not the one committed to when the call opened',
    ),
    check(
      'overrides',
      { said: String(overrides.length), found: issues.join('; '), ok: issues.length === 0 },
      issues.join('; '),
    ),
    check(
      'awards',
      { said: hashOf(awards), found: hashOf(applyOverrides(outcome, overrides)) },
      'the awards do not follow from the outcome',
    ),
    ...valueChecks(record),
  ]
}

/** What the awards are worth follows from their hours and the prices beside them, where the record says it. */
function valueChecks(record: DecisionRecord): Check[] {
  const { values } = record
  if (values === undefined) return []
  const held = { said: hashOf(values), found: sha256(recomputedValues(record, values)) }
  return [check('values', held, 'the values do not follow from the awards and the prices')]
}

function publishedScales(record: DecisionRecord): Json {
  return record.rulesPublished.criteria.map(({ id, min, max, lowIsGood }) => ({ id, min, max, lowIsGood }))
}

function recomputedChecks({ record, solver }: Evidence, snapshot: Snapshot): Check[] {
  const issues = scenarioIssues(record.scenario, snapshot)
  const misfits = issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
  const scales = snapshot.call.criteria
    .map(({ id, min, max, lowIsGood }) => ({ id, min, max, lowIsGood }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const fits = issues.length === 0
  const outcome = fits
    ? allocate(snapshot, record.scenario, solver === undefined ? {} : { solver })
    : undefined
  return [
    check('call', { said: record.call, found: snapshot.call.id }, 'the snapshot is of another call'),
    check(
      'snapshot hash',
      { said: record.snapshotHash, found: snapshotHash(snapshot) },
      'the snapshot has another hash',
    ),
    check(
      'criteria',
      { said: hashOf(publishedScales(record)), found: hashOf(scales) },
      'the criteria are not those published',
    ),
    check('scenario fits', { said: record.scenario.name, found: misfits, ok: fits }, misfits),
    check(
      'outcome',
      { said: hashOf(record.outcome), found: outcome === undefined ? '' : hashOf(outcome) },
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
    ...signatureChecks(evidence),
    ...ownChecks(evidence),
    ...(snapshot === undefined ? [] : recomputedChecks(evidence, snapshot)),
  ]
  return { holds: checks.every(({ ok }) => ok), recomputed: snapshot !== undefined, checks }
}

import type { DecisionDraft, DecisionProposal } from '@furrow/core/contract/decisions'
import type { Outcome } from '@furrow/core/contract/outcome'
import { overrideErrors } from '@furrow/core/contract/override-checks'
import type { Override } from '@furrow/core/contract/record'
import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import { DomainError } from '@furrow/core/errors'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { scenarioHash } from '@furrow/core/record/normal-form'
import { z } from 'zod'
import { allocateAside } from '../../plugins/allocation.ts'
import { pricesInForce, toStore } from '../../plugins/award-values.ts'
import { audit } from '../../plugins/audit.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { refuseOwnMatters } from '../../plugins/hidden-numbers.ts'
import { storedSnapshot } from './load.ts'

interface Drafting extends DecisionDraft {
  readonly callId: string
  /** Who drafts. */
  readonly personId: string
  readonly snapshot: { readonly text: string; readonly hash: string }
}

type Proposing = Drafting & DecisionProposal

const stored = z.record(z.string(), z.unknown())

async function readScenario(db: Db, { callId, scenarioId, snapshot }: Drafting): Promise<Scenario> {
  const row = await db.scenario.findFirst({
    where: { id: scenarioId, callId, deletedAt: null },
    select: {
      name: true,
      content: true,
      call: { select: { seed: true, state: true, reviewsLockedAt: true } },
    },
  })
  if (row === null) {
    const errors = [{ path: 'scenarioId', message: 'The call has no scenario of this id.' }]
    throw new DomainError('invalid-input', 'There is no such scenario.', { errors })
  }
  if (row.call.state !== 'closed' || row.call.reviewsLockedAt === null)
    throw new DomainError('wrong-state', 'A decision is proposed on a closed call whose reviews are locked.')
  const input = { ...stored.parse(row.content), name: row.name, seed: row.call.seed ?? '' }
  const parsed = parseScenario(input, storedSnapshot(snapshot.text))
  if (parsed.ok) return parsed.value
  throw new DomainError('invalid-input', 'The scenario does not fit the call.', { errors: parsed.errors })
}

/**
 * Scenario and outcome, made before the transaction begins: an exact choice takes seconds.
 * @throws DomainError `invalid-input` where an override cannot stand
 */
export async function draftOf(db: Db, drafting: Drafting): Promise<{ scenario: Scenario; outcome: Outcome }> {
  const proposals = drafting.overrides.map(({ proposal }) => proposal)
  await refuseOwnMatters(db, { ...drafting, proposals, path: 'overrides' })
  const scenario = await readScenario(db, drafting)
  const snapshot = storedSnapshot(drafting.snapshot.text)
  const outcome = await allocateAside(snapshot, scenario)
  const asks = new Map(snapshot.proposals.map((proposal) => [proposal.id, proposal]))
  const errors = overrideErrors(drafting.overrides, { outcome, asks, ...snapshot.call })
  if (errors.length > 0) throw new DomainError('invalid-input', 'An override cannot stand.', { errors })
  return { scenario, outcome }
}

/** Overrides as the record holds them: by proposal, with the name of whoever asks for them. */
export const overridesBy = (overrides: DecisionDraft['overrides'], by: string): Override[] =>
  overrides.map((override) => ({ ...override, by })).toSorted((a, b) => (a.proposal < b.proposal ? -1 : 1))

function checkOutcome(outcome: Outcome, seenHash: string, scenario: string): string {
  const text = canonicalJson(outcome)
  if (outcome.scenario !== scenario || sha256(text) !== seenHash)
    throw new DomainError('stale-version', 'The outcome has changed since you saw it. Open the Studio again.')
  if (outcome.solver?.proven === false)
    throw new DomainError('wrong-state', 'The exact choice was not proven in time: choose another policy.')
  return text
}

/**
 * Freezes a scenario with its outcome for a director to sign.
 * @param proposing with the outcome of `draftOf`
 * @throws DomainError `wrong-state` where one waits already or the outcome is not proven, `stale-version` where the outcome is another one by now
 */
export async function proposeDecision(
  tx: Tx,
  proposing: Proposing & { readonly outcome: Outcome },
  by: Doer,
): Promise<string> {
  const { callId, snapshot, outcome, outcomeHash, note, scenarioId } = proposing
  const scenario = await readScenario(tx, proposing)
  const waiting = await tx.decision.count({ where: { callId, state: { in: ['proposed', 'signed'] } } })
  if (waiting > 0)
    throw new DomainError(
      'wrong-state',
      'A decision of this call waits already: withdraw or release it first.',
    )
  const overrides = overridesBy(proposing.overrides, by.actor.name)
  const text = checkOutcome(outcome, outcomeHash, scenarioHash(scenario))
  const row = await tx.decision.create({
    data: {
      callId,
      scenarioId,
      scenarioName: scenario.name,
      snapshot: snapshot.text,
      snapshotHash: snapshot.hash,
      scenario: canonicalJson(scenario),
      scenarioHash: outcome.scenario,
      outcome: text,
      overrides,
      note,
      prices: toStore(await pricesInForce(tx, callId, by.at)),
      proposedById: by.actor.personId,
      proposedAt: by.at,
    },
    select: { id: true },
  })
  const detail = { scenario: scenario.name, outcomeHash, overridden: overrides.length }
  const event = { action: 'decision.proposed', objectType: 'decision', objectId: row.id } as const
  await audit(tx, { ...by, ...event, callId, detail })
  return row.id
}

import { decisionAfter } from '@furrow/core/record/decision-after'
import type { NextDecision } from '@furrow/core/contract/awards'
import type { DecisionRecord } from '@furrow/core/contract/record'
import { DomainError } from '@furrow/core/errors'
import { overrideIssues } from '@furrow/core/record/overrides'
import { audit } from '../../plugins/audit.ts'
import { pricesInForce, toStore } from '../../plugins/award-values.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { refuseOwnMatters } from '../../plugins/hidden-numbers.ts'
import { byHandCounter, releasedRecord } from '../../plugins/later-decision.ts'
import { requireFitting } from './fitting.ts'
import { requireAwards } from './load.ts'

const loadDecision = (tx: Tx, id: string) =>
  tx.decision.findUniqueOrThrow({
    where: { id },
    select: {
      scenarioId: true,
      scenarioName: true,
      snapshot: true,
      snapshotHash: true,
      scenario: true,
      scenarioHash: true,
      outcome: true,
      record: true,
    },
  })

async function requireNoneWaiting(tx: Tx, callId: string): Promise<void> {
  const waiting = await tx.decision.count({ where: { callId, state: { in: ['proposed', 'signed'] } } })
  if (waiting === 0) return
  throw new DomainError('wrong-state', 'A decision of this call waits already: withdraw or release it first.')
}

/** Why the office gave hours outside of the record: offers have a cause, and the reserve a public reason. */
async function causesOf(tx: Tx, callId: string) {
  const rows = await tx.awardOffer.findMany({
    where: { callId, state: 'accepted' },
    select: { id: true, cause: true, reason: true, offeredById: true },
  })
  const people = await tx.person.findMany({
    where: { id: { in: rows.flatMap(({ offeredById }) => offeredById ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return new Map(
    rows.map(({ id, cause, reason, offeredById }) => [
      id,
      { cause, reason, by: names.get(offeredById ?? '') ?? 'Programme office' },
    ]),
  )
}

function after(record: DecisionRecord, since: Parameters<typeof decisionAfter>[1]) {
  const next = decisionAfter(record, since)
  const issues = overrideIssues(record.outcome, next.overrides)
  if (issues.length === 0) return next
  throw new Error(`The overrides of a later decision do not stand: ${issues.join('; ')}`)
}

/**
 * Proposes the awards as they stand, with further changes, as the next decision of a released call: the same snapshot,
 * scenario and outcome, and an override wherever an award is another by now (docs/decisions/013).
 * @throws DomainError `wrong-state`, `invalid-input`
 */
export async function proposeNext(
  tx: Tx,
  { callId, wish }: { readonly callId: string; readonly wish: NextDecision },
  by: Doer,
): Promise<string> {
  const awards = await requireAwards(tx, callId)
  await requireNoneWaiting(tx, callId)
  const proposals = wish.changes.map(({ proposal }) => proposal)
  await refuseOwnMatters(tx, { callId, personId: by.actor.personId, proposals, path: 'changes' })
  const last = await loadDecision(tx, awards.decisions.at(-1)?.id ?? awards.first.id)
  const { record: text, ...kept } = last
  const record = releasedRecord(text)
  await requireFitting(tx, { awards, changes: wish.changes, outcome: record.outcome })
  const since = { events: awards.log, changes: wish.changes, by: by.actor.name }
  const { overrides, changes } = after(record, { ...since, causes: await causesOf(tx, callId) })
  const { id } = await tx.decision.create({
    data: {
      ...kept,
      callId,
      overrides,
      changes,
      note: wish.note,
      prices: toStore(await pricesInForce(tx, callId, by.at)),
      proposedById: by.actor.personId,
      proposedAt: by.at,
    },
    select: { id: true },
  })
  const countByHand = await byHandCounter(tx, callId)
  const overridden = countByHand({ overrides, changes, proposedAt: by.at })
  const detail = { changes: changes.length, overridden }
  const event = { action: 'decision.proposed', objectType: 'decision', objectId: id } as const
  await audit(tx, { ...by, ...event, callId, detail })
  return id
}

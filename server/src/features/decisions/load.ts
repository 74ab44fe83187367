import type { RuleBook } from '@furrow/core/contract/decisions'
import { outcomeSchema, type Outcome } from '@furrow/core/contract/outcome'
import {
  overrideSchema,
  rulesPublishedSchema,
  type Override,
  type RulesPublished,
} from '@furrow/core/contract/record'
import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import type { ParseResult } from '@furrow/core/contract/issue'
import { DomainError } from '@furrow/core/errors'
import { z } from 'zod'
import type { Db } from '../../plugins/database.ts'

interface Kept {
  readonly id: string
  readonly proposedAt: Date
  readonly changes: unknown
  /** The price list as it was in force when it was proposed. */
  readonly prices: unknown
}

/** What a decision, proposed or only previewed, consists of. */
export interface Decided {
  readonly callId: string
  readonly snapshot: { readonly text: string; readonly hash: string }
  readonly scenario: Scenario
  /** As the rules give it. */
  readonly outcome: Outcome
  readonly overrides: readonly Override[]
  /** Absent while it is only previewed. */
  readonly stored?: Kept
}

/** What we stored ourselves has to read back; anything else is a fault of ours. */
function own<T>(result: ParseResult<T>): T {
  if (result.ok) return result.value
  throw new Error(`Stored data does not fit its schema: ${result.errors.map(({ path }) => path).join(', ')}`)
}

export const storedSnapshot = (text: string): Snapshot => own(parseSnapshot(JSON.parse(text)))
export const storedScenario = (text: string): Scenario => own(parseScenario(JSON.parse(text)))
export const storedOutcome = (text: string): Outcome => outcomeSchema.parse(JSON.parse(text))
export const storedOverrides = (value: unknown): Override[] => z.array(overrideSchema).parse(value)

/** Areas by proposal, as the snapshot of the decision has them. */
export const areasOf = ({ proposals }: Snapshot): Map<string, string> =>
  new Map(proposals.flatMap(({ id, area }) => (area === undefined ? [] : [[id, area]])))

interface StoredDecision extends Kept {
  readonly callId: string
  readonly snapshot: string
  readonly snapshotHash: string
  readonly scenario: string
  readonly outcome: string
  readonly overrides: unknown
}

/** The parts of a stored decision, read back. */
export const storedDecided = (row: StoredDecision): Decided => ({
  callId: row.callId,
  snapshot: { text: row.snapshot, hash: row.snapshotHash },
  scenario: storedScenario(row.scenario),
  outcome: storedOutcome(row.outcome),
  overrides: storedOverrides(row.overrides),
  stored: { id: row.id, proposedAt: row.proposedAt, changes: row.changes, prices: row.prices },
})

/** The rules as published when the call opened. @throws DomainError `wrong-state` where it never opened */
export async function readRules(
  db: Db,
  callId: string,
): Promise<{ rules: RulesPublished; areas: RuleBook['areas'] }> {
  const call = await db.call.findUniqueOrThrow({
    where: { id: callId },
    select: {
      rulesPublished: true,
      areas: {
        orderBy: { position: 'asc' },
        select: { key: true, name: true, nameDa: true, minShare: true, maxShare: true, weight: true },
      },
    },
  })
  const rules = rulesPublishedSchema.safeParse(call.rulesPublished)
  if (!rules.success) throw new DomainError('wrong-state', 'The call has published no rules: open it first.')
  return { rules: rules.data, areas: call.areas.map(({ key, ...area }) => ({ id: key, ...area })) }
}

import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { decidedOutcome } from '@furrow/core/record/overrides'
import { pricedFields, valuesOf } from '../../plugins/award-values.ts'
import type { Db } from '../../plugins/database.ts'
import type { Decided } from './load.ts'

export type DecisionValues = DecisionDocument['values']

/** Kinds of applicants by the numbers of their proposals. */
type Kinds = ReadonlyMap<string, string | null>

interface Valued {
  readonly kinds: Kinds
  /** As decided. */
  readonly awards: readonly { readonly proposal: string; readonly award: number }[]
  readonly at: Date
}

/** What the awards are worth by the prices of the day of the decision; null where the machine has no price list. */
export function decisionValues(
  machine: Parameters<typeof valuesOf>[0],
  { kinds, awards, at }: Valued,
): DecisionValues {
  const funded = awards
    .filter(({ award }) => award > 0)
    .map(({ proposal, award }) => ({
      proposal,
      hours: award,
      applicantKind: kinds.get(proposal) ?? null,
    }))
  const values = valuesOf(machine, at, funded)
  return values === null ? null : { ...values.totals, awards: Object.fromEntries(values.byProposal) }
}

/** The same for what a decision consists of, by the machine of its call. */
export async function readValuesOf(
  db: Db,
  { callId, outcome, overrides }: Decided,
  at: Date,
): Promise<DecisionValues> {
  const { machine } = await db.call.findUniqueOrThrow({
    where: { id: callId },
    select: { machine: { select: pricedFields } },
  })
  const rows = await db.proposal.findMany({
    where: { callId },
    select: { number: true, applicantKind: true },
  })
  const kinds = new Map(rows.map(({ number, applicantKind }) => [number, applicantKind]))
  const { awards } = decidedOutcome(outcome, overrides, new Map())
  return decisionValues(machine, { kinds, awards, at })
}

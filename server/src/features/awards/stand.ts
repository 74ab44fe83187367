import { hoursWaitedFor, standOf } from '@furrow/core/allocation/holder-stand'
import type { HolderAward } from '@furrow/core/contract/awards'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import { overrideKind } from '@furrow/core/contract/record'
import { z } from 'zod'
import type { Db } from '../../plugins/database.ts'
import type { OwnAward } from './load.ts'

const reasonSchema = outcomeSchema.shape.awards.element.shape.reason
const overrideList = z.array(z.object({ proposal: z.string(), kind: overrideKind }))

/** Where a proposal stands by now: the waiting list goes by the first decision, whatever follows. */
export async function readStand(
  db: Db,
  { first, standing }: OwnAward,
  proposal: { readonly id: string; readonly number: string },
): Promise<Pick<HolderAward, 'stand' | 'waitsFor'>> {
  const { overrides } = await db.decision.findUniqueOrThrow({
    where: { id: first.id },
    select: { overrides: true },
  })
  const row = await db.award.findFirst({
    where: { decisionId: first.id, proposalId: proposal.id },
    select: { reason: true, proposal: { select: { state: true } } },
  })
  const withdrew = row?.proposal.state === 'withdrawn'
  const byHand = overrideList.parse(overrides).find((override) => override.proposal === proposal.number)
  const decided = {
    standing,
    reason: row === null || withdrew ? null : reasonSchema.parse(row.reason),
    override: byHand?.kind ?? null,
  }
  return { stand: withdrew ? 'withdrew' : standOf(decided), waitsFor: hoursWaitedFor(decided) }
}

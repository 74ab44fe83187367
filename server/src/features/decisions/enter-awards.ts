import { openingEvents } from '@furrow/core/allocation/award-ledger'
import { parseRecord } from '@furrow/core/contract/record'
import { appendToLog } from '../../plugins/award-log.ts'
import { endOfDay } from '../../plugins/copenhagen.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

interface Released {
  readonly decisionId: string
  readonly callId: string
  readonly record: string | null
}

function recordOf({ record }: Released) {
  const parsed = parseRecord(JSON.parse(record ?? 'null'))
  if (!parsed.ok) throw new Error('A signed record does not fit its schema.')
  return parsed.value
}

/** Opens the log of a call at its first release: the accounts of the budget, and one entry an award. */
export async function enterAwards(tx: Tx, released: Released, by: Doer): Promise<void> {
  const { decisionId, callId } = released
  const { outcome, awards } = recordOf(released)
  const proposals = await tx.proposal.findMany({ where: { callId }, select: { id: true, number: true } })
  const ids = new Map(proposals.map(({ id, number }) => [number, id]))
  const entries = openingEvents(outcome, awards).map((event) => ({
    ...event,
    decisionId,
    proposalId: ids.get(event.proposal ?? '') ?? null,
  }))
  await appendToLog(tx, { callId, entries }, by)
}

/** Until when awards are answered and appeals filed: whole days in Copenhagen from the release on, unless set before. */
export async function datesFromRelease(tx: Tx, decisionId: string, at: Date) {
  const { answerBy, appealUntil, call } = await tx.decision.findUniqueOrThrow({
    where: { id: decisionId },
    select: { answerBy: true, appealUntil: true, call: { select: { answerDays: true, appealDays: true } } },
  })
  return {
    answerBy: answerBy ?? endOfDay(at, call.answerDays),
    appealUntil: appealUntil ?? endOfDay(at, call.appealDays),
  }
}

import { balanceOf, openingEvents, standingsOf, type Balance } from '@furrow/core/allocation/award-ledger'
import { parseRecord } from '@furrow/core/contract/record'
import { DomainError } from '@furrow/core/errors'
import { z } from 'zod'
import { appendToLog, readLog } from '../../plugins/award-log.ts'
import { endOfDay } from '../../plugins/copenhagen.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { makeOffer } from '../../plugins/offers.ts'

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

const changeList = z.array(z.object({ proposal: z.string(), hours: z.number() }))

/** What is left over first, then the reserve: the director signed for it. */
function sourcesOf(hours: number, { leftOver, reserve }: Balance) {
  const first = Math.min(hours, leftOver)
  if (hours - first > reserve)
    throw new DomainError(
      'wrong-state',
      'The hours of this decision are not free any more: wait for open offers.',
    )
  return [
    { source: 'leftOver' as const, hours: first },
    { source: 'reserve' as const, hours: hours - first },
  ].filter((part) => part.hours > 0)
}

type Later = Released & { readonly changes: unknown; readonly publicUrl: string }
type Entering = Later & { readonly by: Doer }

/** Takes back what a later decision takes; never more than is held by now. */
async function takeBack(tx: Tx, { callId, decisionId, by }: Entering, take: Change): Promise<void> {
  const held = standingsOf(await readLog(tx, callId)).get(take.number)?.held ?? 0
  const hours = Math.min(held, -take.hours)
  if (hours === 0) return
  const kind = hours === held ? ('withdrawn' as const) : ('reduced' as const)
  const moved = { kind, proposal: take.number, hours, from: 'awarded', to: 'leftOver' } as const
  await appendToLog(tx, { callId, entries: [{ ...moved, proposalId: take.id, decisionId }] }, by)
}

interface Change {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly ownerId: string | null
  readonly hours: number
}

async function give(tx: Tx, entering: Entering, change: Change): Promise<void> {
  const { callId, decisionId, publicUrl, by } = entering
  const { answerBy } = await datesFromRelease(tx, decisionId, by.at)
  const balance = balanceOf(await readLog(tx, callId))
  for (const part of sourcesOf(change.hours, balance)) {
    const offer = { callId, decisionId, proposal: change, cause: 'decision', expiresAt: answerBy } as const
    await makeOffer(tx, { ...offer, ...part }, { ...by, publicUrl })
  }
}

/** A later decision moves only what it changes itself: hours taken go back, hours given are offered. */
export async function enterChanges(tx: Tx, later: Later, by: Doer): Promise<void> {
  const { callId, decisionId } = later
  const changes = new Map(
    changeList.parse(later.changes ?? []).map(({ proposal, hours }) => [proposal, hours]),
  )
  const entry = { kind: 'decision-released', proposal: null, proposalId: null, hours: 0 } as const
  await appendToLog(tx, { callId, entries: [{ ...entry, from: null, to: null, decisionId }] }, by)
  const rows = await tx.proposal.findMany({
    where: { callId, number: { in: [...changes.keys()] } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true, ownerId: true },
  })
  const each = rows.map((row) => ({ ...row, hours: changes.get(row.number) ?? 0 }))
  for (const change of each.filter(({ hours }) => hours < 0)) await takeBack(tx, { ...later, by }, change)
  for (const change of each.filter(({ hours }) => hours > 0)) await give(tx, { ...later, by }, change)
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

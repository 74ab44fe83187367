import { balanceOf, drawnLater, openingEvents, type LedgerEvent } from '@furrow/core/allocation/award-ledger'
import type { LaterChange } from '@furrow/core/allocation/later-decision'
import { parseRecord, type Override } from '@furrow/core/contract/record'
import { appendToLog, openLog, readLog, type Entry } from '../../plugins/award-log.ts'
import { keptPrices } from '../../plugins/award-values.ts'
import { endOfDay } from '../../plugins/copenhagen.ts'
import type { Tx, Writers } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { mailHolder } from '../../plugins/holder-mail.ts'
import { changesOf } from '../../plugins/later-decision.ts'
import { makeOffer } from '../../plugins/offers.ts'
import { requireUnmoved } from './later.ts'

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

/**
 * Opens the log of a call at its first release: the accounts of the budget, one entry an award, and one for each that
 * is free again at once, because its proposal was withdrawn after the signature.
 */
export async function enterAwards({ tx, sql }: Writers, released: Released, by: Doer): Promise<void> {
  const { decisionId, callId } = released
  const { outcome, awards } = recordOf(released)
  const proposals = await tx.proposal.findMany({
    where: { callId },
    select: { id: true, number: true, state: true },
  })
  const byNumber = new Map(proposals.map((row) => [row.number, row]))
  const opening = openingEvents(outcome, awards)
  const gone = opening.filter(
    ({ kind, proposal }) => kind === 'granted' && byNumber.get(proposal ?? '')?.state === 'withdrawn',
  )
  const freed = gone.map(
    (event) =>
      ({
        ...event,
        kind: 'proposal-withdrawn',
        from: 'awarded',
        to: 'leftOver',
        reason: 'The proposal was withdrawn before the release.',
      }) as const,
  )
  const entries = [...opening, ...freed].map((event) => ({
    ...event,
    decisionId,
    proposalId: byNumber.get(event.proposal ?? '')?.id ?? null,
  }))
  await openLog(sql, { callId, entries }, by)
}

type Later = Released & {
  readonly changes: unknown
  readonly prices: unknown
  readonly publicUrl: string
}

interface Deciding extends Pick<Later, 'callId'> {
  readonly changes: readonly LaterChange[]
  readonly overrides: readonly Override[]
}

/** What the decision changes itself, in hours more or fewer, by the numbers of the proposals. */
async function loadChanges(tx: Tx, { callId, changes, overrides }: Deciding) {
  const reasons = new Map(overrides.map(({ proposal, reason }) => [proposal, reason]))
  const hours = new Map(changes.map((change) => [change.proposal, change.hours]))
  const rows = await tx.proposal.findMany({
    where: { callId, number: { in: [...hours.keys()] } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true, ownerId: true },
  })
  return rows.map((row) => ({
    ...row,
    hours: hours.get(row.number) ?? 0,
    reason: reasons.get(row.number) ?? '',
  }))
}

type Change = Awaited<ReturnType<typeof loadChanges>>[number]

/** Takes back what a later decision takes, with the reason that its record gives to everybody. */
function takenBack({ id, number, hours, reason }: Change): Entry[] {
  if (hours >= 0) return []
  const move = { hours: -hours, from: 'awarded', to: 'leftOver' } as const
  return [{ kind: 'cut', proposal: number, proposalId: id, reason, ...move }]
}

/** What moves before anything is offered: hours taken go back, and what is not left over then comes from the reserve. */
function movedFirst(log: readonly LedgerEvent[], changes: readonly Change[]): Entry[] {
  const taken = changes.flatMap(takenBack)
  const given = changes.reduce((sum, { hours }) => sum + Math.max(0, hours), 0)
  const drawn = drawnLater(given, balanceOf([...log, ...taken]))
  return [...taken, ...drawn.map((event) => ({ ...event, proposalId: null }))]
}

/**
 * A later decision moves only what it changes itself: hours taken go back, hours given are offered, once a proposal;
 * whoever it changes something for is told once.
 * @returns mails
 * @throws DomainError `wrong-state` where less is free by now than it gives, or what it changes has moved
 */
export async function enterChanges(tx: Tx, later: Later, by: Doer): Promise<number> {
  const { callId, decisionId, publicUrl } = later
  const log = await readLog(tx, callId)
  const record = recordOf(later)
  await requireUnmoved(tx, { ...later, record }, log)
  const changes = await loadChanges(tx, {
    callId,
    changes: changesOf({ ...later, record }),
    overrides: record.overrides,
  })
  const moved = movedFirst(log, changes)
  const said = { kind: 'decision-released', proposal: null, proposalId: null, hours: 0 } as const
  const entries = [{ ...said, from: null, to: null }, ...moved].map((entry) => ({ ...entry, decisionId }))
  await appendToLog(tx, { callId, entries }, by)
  const { answerBy } = await datesFromRelease(tx, decisionId, by.at)
  const prices = keptPrices(later.prices)
  const from = { cause: 'decision', source: 'leftOver', prices, expiresAt: answerBy } as const
  for (const { hours, reason: _reason, ...proposal } of changes) {
    const cut = { template: 'award-cut', key: `${decisionId}:${proposal.id}`, callId, proposal } as const
    if (hours > 0) await makeOffer(tx, { ...from, callId, decisionId, proposal, hours }, { ...by, publicUrl })
    else await mailHolder(tx, cut, { ...by, publicUrl })
  }
  return changes.filter(({ ownerId }) => ownerId !== null).length
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

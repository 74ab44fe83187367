import { awardList, type AwardList } from '@furrow/core/allocation/award-list'
import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import type { WaitingList } from '@furrow/core/contract/awards'
import type { ParseResult } from '@furrow/core/contract/issue'
import { outcomeSchema } from '@furrow/core/contract/outcome'
import type { FrozenPrices } from '@furrow/core/contract/price-list'
import { overrideSchema, parseRecord, type DecisionRecord } from '@furrow/core/contract/record'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { applyOverrides } from '@furrow/core/record/overrides'
import { kindOfApplicant, priceFor, pricesInForce, valueOfOffer } from '../../plugins/award-values.ts'
import { endOfDay } from '../../plugins/copenhagen.ts'
import type { Db } from '../../plugins/database.ts'
import { staleCheck } from '../../plugins/later-decision.ts'
import { z } from 'zod'
import { readAwards, type Awards } from './load.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'

const loadFirst = (db: Db, { first }: Awards) =>
  db.decision.findUniqueOrThrow({ where: { id: first.id }, select: { snapshot: true, record: true } })

function own<T>(parsed: ParseResult<T>): T {
  if (!parsed.ok) throw new Error('A released decision does not fit its schema.')
  return parsed.value
}

/** The record of the first decision: each later one has the same scenario and outcome. */
export async function recordOfFirst(db: Db, awards: Awards): Promise<DecisionRecord> {
  const { record } = await loadFirst(db, awards)
  return own(parseRecord(JSON.parse(record ?? 'null')))
}

/** Who waits, and what the list would get of the hours left over, in its order. */
export async function listOfCall(db: Db, awards: Awards) {
  // The list goes by the first decision and its overrides, whatever follows.
  const row = await loadFirst(db, awards)
  const snapshot = own(parseSnapshot(JSON.parse(row.snapshot)))
  const record = own(parseRecord(JSON.parse(row.record ?? 'null')))
  const gone = await db.proposal.findMany({
    where: { callId: awards.call.id, OR: [{ state: 'withdrawn' }, { deletedAt: { not: null } }] },
    select: { number: true },
  })
  const out = new Set([
    ...record.overrides.map(({ proposal }) => proposal),
    ...gone.map(({ number }) => number),
  ])
  return awardList(snapshot, record.scenario, { events: awards.log, out })
}

const loadWaiting = (db: Db, callId: string) =>
  db.decision.findFirst({
    where: { callId, state: { in: ['proposed', 'signed'] } },
    select: { id: true, outcome: true, overrides: true, changes: true },
  })

const offerEvent = ({ proposal, gpuHours }: AwardList['next'][number]): LedgerEvent => ({
  kind: 'offered',
  proposal,
  hours: gpuHours,
  from: 'leftOver',
  to: 'offered',
})

/** From which offer on a later decision that waits, and stands, would not stand any more. */
async function spoilsOf(
  db: Db,
  { call, log }: Awards,
  next: AwardList['next'],
): Promise<WaitingList['spoils']> {
  const row = await loadWaiting(db, call.id)
  if (row === null) return null
  const outcome = outcomeSchema.parse(JSON.parse(row.outcome))
  const awards = applyOverrides(outcome, z.array(overrideSchema).parse(row.overrides))
  const staleWith = await staleCheck(db, {
    callId: call.id,
    record: { outcome, awards },
    changes: row.changes,
  })
  const offered = next.map(offerEvent)
  if (staleWith(log) !== null || staleWith([...log, ...offered]) === null) return null
  const place = offered.findIndex((_, index) => staleWith([...log, ...offered.slice(0, index + 1)]) !== null)
  return { decisionId: row.id, offers: place + 1 }
}

/** What hours are worth that an applicant of a kind would be offered now. */
function valueBy(prices: FrozenPrices | null, kind: string | null, hours: number) {
  const price = priceFor(prices, kind)
  return valueOfOffer(price && prices && { ...price, currency: prices.currency }, hours)
}

/** The waiting list as a page. @throws DomainError `not-found` before the release */
export async function readWaitingList(
  db: Db,
  { callId, personId, now }: { readonly callId: string; readonly personId: string; readonly now: Date },
): Promise<WaitingList> {
  const awards = await readAwards(db, callId)
  const { next, waiting } = await listOfCall(db, awards)
  const hidden = await hiddenFrom(db, { callId, personId })
  const numbers = [...next, ...waiting].map(({ proposal }) => proposal)
  const rows = await db.proposal.findMany({
    where: { callId, number: { in: numbers } },
    select: { id: true, number: true, title: true, applicantKind: true },
  })
  const prices = await pricesInForce(db, callId, now)
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const named = (number: string) => ({
    proposal: number,
    proposalId: byNumber.get(number)?.id ?? '',
    title: byNumber.get(number)?.title ?? '',
  })
  const kindOf = (number: string) => kindOfApplicant(byNumber.get(number)?.applicantKind ?? null)
  const stop = next.findIndex(({ proposal }) => hidden.has(proposal))
  return {
    leftOver: awards.balance.leftOver,
    next: (stop < 0 ? next : next.slice(0, stop)).map(({ proposal, place, gpuHours, award }) => ({
      ...named(proposal),
      place,
      hours: gpuHours,
      value: valueBy(prices, kindOf(proposal), gpuHours),
      award,
    })),
    blocked: stop >= 0,
    spoils: await spoilsOf(db, awards, next),
    waiting: waiting
      .filter(({ proposal }) => !hidden.has(proposal))
      .map(({ proposal, ...row }) => ({ ...named(proposal), applicantKind: kindOf(proposal), ...row })),
    expiresAt: endOfDay(now, awards.call.offerDays).toISOString(),
  }
}

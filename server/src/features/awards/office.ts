import type { AwardRow, CallAwards, OfficeQuestion } from '@furrow/core/contract/awards'
import { standingsOf } from '@furrow/core/allocation/award-ledger'
import { totalValue, valueOf, type ValuedPart } from '@furrow/core/machine/award-value'
import { storedChanges } from '../../plugins/later-decision.ts'
import { endOfDay } from '../../plugins/copenhagen.ts'
import type { SignedInAccess } from '../../plugins/access.ts'
import { readHeldParts } from '../../plugins/award-parts.ts'
import { currencyOfCall, kindOfApplicant, pricesInForce } from '../../plugins/award-values.ts'
import type { Db } from '../../plugins/database.ts'
import { readAwards, type Awards } from './load.ts'
import { offerFields, offerShown } from './offer-shown.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'

interface Viewing {
  readonly callId: string
  readonly access: SignedInAccess
  readonly now: Date
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

const loadRows = (db: Db, callId: string, numbers: readonly string[]) =>
  db.proposal.findMany({
    where: { callId, number: { in: [...numbers] } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      title: true,
      institution: true,
      areaKey: true,
      applicantKind: true,
      requested: true,
      minimum: true,
      offers: {
        where: { state: 'open' },
        orderBy: { expiresAt: 'asc' },
        take: 1,
        select: offerFields,
      },
      appeals: { orderBy: { filedAt: 'desc' }, take: 1, select: { state: true } },
    },
  })

type Row = Awaited<ReturnType<typeof loadRows>>[number]

function offerOf({ offers }: Row, now: Date): AwardRow['offer'] {
  const offer = offers[0]
  return offer === undefined ? null : { ...offerShown(offer), past: now > offer.expiresAt }
}

interface Standing {
  readonly awards: Awards
  /** What each holds, in parts at the price of their giving. */
  readonly parts: ReadonlyMap<string, readonly ValuedPart[]>
  readonly currency: string
  /** What the last decision that says something about it gave in all, by number. */
  readonly granted: ReadonlyMap<string, number>
  readonly now: Date
}

function grantedIn({ log, decisions }: Awards): Map<string, number> {
  const granted = new Map(
    log.flatMap(({ kind, proposal, hours }): [string, number][] =>
      kind === 'granted' && proposal !== null ? [[proposal, hours]] : [],
    ),
  )
  for (const { id, changes } of decisions) {
    const release = log.findIndex(({ kind, decisionId }) => kind === 'decision-released' && decisionId === id)
    if (release === -1) continue
    const before = standingsOf(log.slice(0, release))
    for (const { proposal, hours } of storedChanges(changes))
      granted.set(proposal, (before.get(proposal)?.held ?? 0) + hours)
  }
  return granted
}

function heldValueOf({ parts, currency }: Standing, number: string): AwardRow['value'] {
  const value = valueOf(parts.get(number) ?? [])
  return value && { ...value, currency }
}

/** Of all that is held, as the balance counts it; who bears what is given in kind is told with the decision. */
function heldTotalsOf({ parts, currency }: Standing): CallAwards['heldValue'] {
  const all = [...parts.values()].flat()
  if (valueOf(all) === null) return null
  const { inKind, toPay, assumed, unpricedHours } = totalValue(all, [])
  return { currency, inKind, toPay, assumed, unpricedHours }
}

function rowOf(row: Row, standing: Standing): AwardRow {
  const { awards, granted, now } = standing
  const { held, offered, answer, unanswered } = awards.standing(row.number)
  const { answerBy } = awards.first
  return {
    proposal: row.number,
    proposalId: row.id,
    title: row.title,
    institution: row.institution,
    area: row.areaKey,
    applicantKind: kindOfApplicant(row.applicantKind),
    requested: row.requested ?? 0,
    minimum: row.minimum ?? 1,
    granted: granted.get(row.number) ?? 0,
    held,
    value: heldValueOf(standing, row.number),
    offered,
    answer,
    unanswered,
    late: answer === 'open' && answerBy !== null && now > answerBy,
    offer: offerOf(row, now),
    appeal: row.appeals[0]?.state ?? null,
  }
}

async function readQuestions(db: Db, callId: string, hidden: ReadonlySet<string>): Promise<OfficeQuestion[]> {
  const rows = await db.awardQuestion.findMany({
    where: { callId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      id: true,
      text: true,
      askedAt: true,
      answer: true,
      answeredAt: true,
      proposal: { select: { id: true, number: true, title: true } },
    },
  })
  return rows
    .filter(({ proposal }) => !hidden.has(proposal.number))
    .map(({ proposal, ...row }) => ({
      ...row,
      askedAt: row.askedAt.toISOString(),
      answeredAt: iso(row.answeredAt),
      proposal: proposal.number,
      proposalId: proposal.id,
      title: proposal.title,
    }))
}

const readPending = (db: Db, callId: string) =>
  db.decision.findFirst({ where: { callId, state: { in: ['proposed', 'signed'] } }, select: { id: true } })

const mayOf = ({ can }: SignedInAccess): CallAwards['may'] => ({
  change: can('update award.hours'),
  dates: can('update call.dates'),
  answer: can('answer award.question'),
  reserve: can('grant award.directors_reserve'),
  propose: can('propose decision'),
})

/** The state of every award of a call, for its office. @throws DomainError `not-found` before the release */
export async function readCallAwards(db: Db, { callId, access, now }: Viewing): Promise<CallAwards> {
  const awards = await readAwards(db, callId)
  const { call, decisions, first, standings, balance } = awards
  const hidden = await hiddenFrom(db, { callId, personId: access.actor.personId })
  const numbers = [...standings.keys()].filter((number) => !hidden.has(number))
  const rows = await loadRows(db, callId, numbers)
  const parts = await readHeldParts(db, callId, awards.log)
  const currency = await currencyOfCall(db, call)
  const standing = { awards, parts, currency, granted: grantedIn(awards), now }
  return {
    callTitle: call.title,
    practice: call.practice,
    granularity: call.granularity,
    balance,
    heldValue: heldTotalsOf(standing),
    answerBy: iso(first.answerBy),
    appealUntil: iso(first.appealUntil),
    decisions: decisions.map(({ id, recordHash, previousHash, releasedAt }) => ({
      id,
      recordHash: recordHash ?? '',
      previousHash,
      releasedAt: iso(releasedAt) ?? '',
    })),
    pending: await readPending(db, callId),
    rows: rows.map((row) => rowOf(row, standing)),
    questions: await readQuestions(db, callId, hidden),
    may: mayOf(access),
    prices: await pricesInForce(db, callId, now),
    expiresAt: endOfDay(now, call.offerDays).toISOString(),
    serverTime: now.toISOString(),
  }
}

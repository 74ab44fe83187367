import type { LetterLanguage, LetterProgress, LetterView } from '@furrow/core/contract/letters'
import { letterKind } from '@furrow/core/contract/letters'
import { letterKindOf } from '@furrow/core/letters/kind'
import { decidedOutcome } from '@furrow/core/record/overrides'
import type { SignedInAccess } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { letterIn, storedLetterFields } from '../../plugins/letter-pdf.ts'
import { mostAttempts } from '../../plugins/mailer.ts'
import { storedDecided, storedSnapshot } from './load.ts'

const letterFields = {
  ...storedLetterFields,
  kind: true,
  decision: { select: { state: true } },
  proposal: { select: { title: true } },
} as const

type Row = NonNullable<Awaited<ReturnType<typeof findLetter>>>

const findLetter = (db: Db, where: { decisionId: string; number: string }) =>
  db.letter.findFirst({ where, select: letterFields })

const viewOf = (row: Row, language: LetterLanguage): LetterView => ({
  kind: letterKind.parse(row.kind),
  language,
  number: row.number,
  title: row.proposal.title,
  ...letterIn(row, language),
  frozen: true,
})

export interface FrozenLetter {
  readonly view: LetterView
  readonly at: Date
}

const frozenOf = (row: Row | null, language: LetterLanguage): FrozenLetter | null =>
  row === null || row.decision.state !== 'released'
    ? null
    : { view: viewOf(row, language), at: row.createdAt }

/** A letter as it went out; null before the release. */
export const readFrozen = async (
  db: Db,
  of: { readonly decisionId: string; readonly number: string },
  language: LetterLanguage,
): Promise<FrozenLetter | null> => frozenOf(await findLetter(db, of), language)

/** The last letter to a proposal. @throws DomainError `not-found` before the release */
export async function readOwnLetter(
  db: Db,
  proposalId: string,
  language: LetterLanguage,
): Promise<FrozenLetter> {
  const row = await db.letter.findFirst({
    where: { proposalId, decision: { state: 'released', call: { state: { in: ['released', 'archived'] } } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: letterFields,
  })
  const frozen = frozenOf(row, language)
  if (frozen === null) throw notFound()
  return frozen
}

/** Counts of the mails of a decision's letters; the one that is being sent is among those that wait. */
async function readMail(db: Db, { decisionId, mailsInHand }: Reading) {
  const of = { letter: { decisionId } }
  const begun = { ...of, sentAt: null, begunAt: { not: null } }
  const started = await db.outboxMail.findMany({ where: begun, select: { id: true } })
  const left = started.map(({ id }) => id).filter((id) => !mailsInHand.has(id))
  // Asked once more: the end of a mail may have been noted between the two, which then is no longer in hand either.
  const inDoubt = left.length === 0 ? 0 : await db.outboxMail.count({ where: { ...begun, id: { in: left } } })
  const [all, sent, failed] = await Promise.all([
    db.outboxMail.count({ where: of }),
    db.outboxMail.count({ where: { ...of, sentAt: { not: null } } }),
    db.outboxMail.count({
      where: { ...of, sentAt: null, begunAt: null, attempts: { gte: mostAttempts } },
    }),
  ])
  return { sent, waiting: all - sent - failed - inDoubt, doubtful: inDoubt, failed }
}

const mostRefused = 50

/** What a mail server said, without the address that it speaks of: that is for whoever runs the server. */
const saidOf = (error: string | null): string => (error ?? '').replaceAll(/<?[^\s<>]+@[^\s<>]+>?/g, '…')

/** Whose mail did not get through so far, those that are not tried again first. */
async function readRefused(db: Db, decisionId: string): Promise<LetterProgress['mail']['refused']> {
  const rows = await db.outboxMail.findMany({
    where: { letter: { decisionId }, sentAt: null, begunAt: null, lastError: { not: null } },
    orderBy: [{ attempts: 'desc' }, { id: 'asc' }],
    take: mostRefused,
    select: {
      attempts: true,
      lastError: true,
      letter: { select: { number: true, proposal: { select: { title: true } } } },
    },
  })
  return rows.map(({ attempts, lastError, letter }) => ({
    number: letter?.number ?? '',
    title: letter?.proposal.title ?? '',
    said: saidOf(lastError),
    again: attempts < mostAttempts,
  }))
}

type Stored = NonNullable<Awaited<ReturnType<typeof loadStored>>>

const loadStored = (db: Db, id: string) =>
  db.decision.findUnique({ where: { id }, include: { call: { select: { title: true } } } })

async function readList(db: Db, row: Stored): Promise<LetterProgress['letters']> {
  const decided = storedDecided(row)
  const requests = new Map(storedSnapshot(row.snapshot).proposals.map(({ id, requested }) => [id, requested]))
  const overrides = new Map(decided.overrides.map((override) => [override.proposal, override]))
  const titles = await db.proposal.findMany({
    where: { callId: row.callId },
    select: { number: true, title: true },
  })
  const titleOf = new Map(titles.map(({ number, title }) => [number, title]))
  return decidedOutcome(decided.outcome, decided.overrides, new Map()).awards.map((entry) => {
    const { proposal, award, reason } = entry
    const override = overrides.get(proposal) ?? null
    const requested = requests.get(proposal) ?? 0
    return {
      number: proposal,
      title: titleOf.get(proposal) ?? '',
      kind: letterKindOf({ award, requested, reason, override }),
      hours: award,
      byHand: override !== null,
    }
  })
}

interface Reading {
  readonly decisionId: string
  /** Whether the server has settings for sending mail. */
  readonly isMailSet: boolean
  readonly mailsInHand: ReadonlySet<string>
}

/** Every letter of a decision, none of a later one, how far they are prepared, and how far their mail is. */
export async function readProgress(
  db: Db,
  access: Pick<SignedInAccess, 'can'>,
  reading: Reading,
): Promise<LetterProgress> {
  const { decisionId, isMailSet } = reading
  const row = await loadStored(db, decisionId)
  if (row === null) throw notFound()
  const later = row.changes !== null
  const letters = later ? [] : await readList(db, row)
  const mail = { ...(await readMail(db, reading)), refused: await readRefused(db, decisionId) }
  return {
    callId: row.callId,
    callTitle: row.call.title,
    state: row.state,
    later,
    total: letters.length,
    prepared: await db.letterFact.count({ where: { decisionId } }),
    letters,
    mail: { isSet: isMailSet, isHeld: row.mailHeldAt !== null, ...mail },
    mayAct: access.can('release decision'),
  }
}

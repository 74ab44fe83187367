import type { AppealRow, CallAppeals } from '@furrow/core/contract/awards'
import type { SignedInAccess } from '../../plugins/access.ts'
import { kindOfApplicant, pricesInForce } from '../../plugins/award-values.ts'
import { endOfDay } from '../../plugins/copenhagen.ts'
import type { Db } from '../../plugins/database.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'
import { readAwards, type Awards } from './load.ts'

const loadAppeals = (db: Db, callId: string) =>
  db.appeal.findMany({
    where: { callId },
    orderBy: [{ filedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      text: true,
      filedAt: true,
      state: true,
      reason: true,
      hours: true,
      decidedAt: true,
      decidedById: true,
      proposal: {
        select: { id: true, number: true, title: true, requested: true, minimum: true, applicantKind: true },
      },
    },
  })

type Row = Awaited<ReturnType<typeof loadAppeals>>[number]

const rowOf = (
  { proposal, decidedById, filedAt, decidedAt, ...row }: Row,
  awards: Awards,
  names: ReadonlyMap<string, string>,
): AppealRow => ({
  ...row,
  filedAt: filedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
  decidedBy: names.get(decidedById ?? '') ?? null,
  proposal: proposal.number,
  proposalId: proposal.id,
  title: proposal.title,
  applicantKind: kindOfApplicant(proposal.applicantKind),
  requested: proposal.requested ?? 0,
  minimum: proposal.minimum ?? 1,
  held: awards.standing(proposal.number).held,
})

/** The appeals of a call, open ones first; those of proposals in conflict with the viewer are somebody else's. @throws DomainError `not-found` before the release */
export async function readAppeals(
  db: Db,
  { callId, access, now }: { callId: string; access: SignedInAccess; now: Date },
): Promise<CallAppeals> {
  const awards = await readAwards(db, callId)
  const { personId } = access.actor
  const hidden = await hiddenFrom(db, { callId, personId })
  const rows = (await loadAppeals(db, callId)).filter(({ proposal }) => !hidden.has(proposal.number))
  const people = await db.person.findMany({
    where: { id: { in: rows.flatMap(({ decidedById }) => decidedById ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const isOpen = ({ state }: Row) => state === 'open'
  return {
    callTitle: awards.call.title,
    practice: awards.call.practice,
    balance: awards.balance,
    granularity: awards.call.granularity,
    items: [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))].map((row) =>
      rowOf(row, awards, names),
    ),
    prices: await pricesInForce(db, callId, now),
    expiresAt: endOfDay(now, awards.call.offerDays).toISOString(),
    signedByViewer: awards.decisions.some(({ signedById }) => signedById === personId),
    mayDecide: access.can('decide appeal'),
    serverTime: now.toISOString(),
  }
}

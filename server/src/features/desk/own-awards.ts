import { standingsOf } from '@furrow/core/allocation/award-ledger'
import type { OwnDesk } from '@furrow/core/contract/desk'
import { account, ledgerKind } from '@furrow/core/contract/ledger'
import type { Db } from '../../plugins/database.ts'
import type { DeskOwner } from './read-desk.ts'

type Item = OwnDesk['awards'][number]

/** An answer of the office or of a director stays on the desk so long; it stands on the result page for ever. */
const newsMilliseconds = 30 * 86_400_000

const released = ['released', 'archived'] as const

const about = {
  select: { id: true, number: true, title: true, call: { select: { id: true, title: true } } },
} as const

interface About {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly call: { readonly title: string }
}

const itemOf = ({ id, number, title, call }: About, what: Pick<Item, 'kind' | 'hours' | 'until'>): Item => ({
  proposalId: id,
  number,
  title,
  callTitle: call.title,
  ...what,
})

/** Until when awards of these calls are answered: the first decision says so. */
async function answerDates(db: Db, callIds: readonly string[]): Promise<Map<string, Date | null>> {
  const rows = await db.decision.findMany({
    where: { callId: { in: [...callIds] }, state: 'released' },
    orderBy: [{ releasedAt: 'desc' }, { id: 'desc' }],
    select: { callId: true, answerBy: true },
  })
  return new Map(rows.map(({ callId, answerBy }) => [callId, answerBy]))
}

/** Awards of one's own proposals that wait for the answer of their principal investigator, in time. */
async function readUnanswered(db: Db, { actor, now }: DeskOwner): Promise<Item[]> {
  const rows = await db.awardEvent.findMany({
    where: { proposal: { ownerId: actor.personId }, call: { state: { in: [...released] } } },
    orderBy: { seq: 'asc' },
    select: { kind: true, hours: true, fromAccount: true, toAccount: true, proposal: about },
  })
  const proposals = new Map(
    rows.flatMap(({ proposal }) => (proposal === null ? [] : [[proposal.id, proposal]])),
  )
  const standings = standingsOf(
    rows.map(({ kind, hours, fromAccount, toAccount, proposal }) => ({
      kind: ledgerKind.parse(kind),
      // Numbers are those of a call, and a person has proposals in several.
      proposal: proposal?.id ?? null,
      hours,
      from: account.nullable().parse(fromAccount),
      to: account.nullable().parse(toAccount),
    })),
  )
  const open = [...proposals.values()].flatMap((proposal) => {
    const { answer, held } = standings.get(proposal.id) ?? { answer: 'none', held: 0 }
    return answer === 'open' && held > 0 ? [{ proposal, held }] : []
  })
  if (open.length === 0) return []
  const dates = await answerDates(db, [...new Set(open.map(({ proposal }) => proposal.call.id))])
  return open.flatMap(({ proposal, held }) => {
    const until = dates.get(proposal.call.id) ?? null
    if (until !== null && until < now) return []
    return [itemOf(proposal, { kind: 'answer', hours: held, until: until?.toISOString() ?? null })]
  })
}

async function readOffers(db: Db, { actor, now }: DeskOwner): Promise<Item[]> {
  const rows = await db.awardOffer.findMany({
    where: { state: 'open', expiresAt: { gte: now }, proposal: { ownerId: actor.personId } },
    select: { hours: true, expiresAt: true, proposal: about },
  })
  return rows.map(({ hours, expiresAt, proposal }) =>
    itemOf(proposal, { kind: 'offer', hours, until: expiresAt.toISOString() }),
  )
}

/** What was answered in writing lately: questions that the person asked, appeals that the person filed. */
async function readNews(db: Db, { actor: { personId }, now }: DeskOwner): Promise<Item[]> {
  const since = { gte: new Date(now.getTime() - newsMilliseconds) }
  const questions = await db.awardQuestion.findMany({
    where: { askedById: personId, answeredAt: since },
    orderBy: { answeredAt: 'desc' },
    distinct: ['proposalId'],
    select: { proposal: about },
  })
  const appeals = await db.appeal.findMany({
    where: { filedById: personId, decidedAt: since },
    orderBy: { decidedAt: 'desc' },
    distinct: ['proposalId'],
    select: { proposal: about },
  })
  return [
    ...appeals.map(({ proposal }) => itemOf(proposal, { kind: 'appeal-decided', hours: null, until: null })),
    ...questions.map(({ proposal }) =>
      itemOf(proposal, { kind: 'question-answered', hours: null, until: null }),
    ),
  ]
}

/** What waits for an applicant after a release: what ends first stands first, then what is to be read. */
export async function readOwnAwards(db: Db, owner: DeskOwner): Promise<OwnDesk['awards']> {
  const dated = [...(await readUnanswered(db, owner)), ...(await readOffers(db, owner))]
  const byDate = (a: Item, b: Item) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1)
  return [...dated.toSorted(byDate), ...(await readNews(db, owner))]
}

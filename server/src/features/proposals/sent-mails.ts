import type { ProposalMails } from '@furrow/core/contract/proposals'
import type { Db } from '../../plugins/database.ts'

/** The mails to one of the authors about the call of a proposal; nobody reads what others were sent. */
export async function listMails(
  db: Db,
  { id, personId }: { readonly id: string; readonly personId: string },
): Promise<ProposalMails> {
  const { callId } = await db.proposal.findUniqueOrThrow({ where: { id }, select: { callId: true } })
  const rows = await db.outboxMail.findMany({
    where: { callId, personId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: { id: true, subject: true, text: true, createdAt: true },
  })
  return { items: rows.map(({ createdAt, ...mail }) => ({ ...mail, at: createdAt.toISOString() })) }
}

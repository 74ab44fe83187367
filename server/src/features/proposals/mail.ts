import { secondInCopenhagen } from '../../plugins/copenhagen.ts'
import type { Tx } from '../../plugins/database.ts'
import { enqueueMail } from '../../plugins/outbox.ts'
import type { By } from './change.ts'
import type { loadProposal } from './read-proposal.ts'

type Row = Awaited<ReturnType<typeof loadProposal>>
type Receipt = { submissionId: string; hash: string }

/** Sends the receipt to every author who has an account. */
export async function mailReceipt(
  tx: Tx,
  by: By,
  { row, receipt }: { row: Row; receipt: Receipt },
): Promise<void> {
  const ids = row.members.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  const people = await tx.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, email: true, language: true },
  })
  for (const { id, name, email, language } of people) {
    const facts = { number: row.number, title: row.title, hash: receipt.hash }
    await enqueueMail(tx, {
      dedupeKey: `proposal-received:${receipt.submissionId}:${id}`,
      to: email,
      personId: id,
      callId: row.callId,
      language,
      template: 'proposal-received',
      data: { ...facts, name, time: secondInCopenhagen(by.now, language) },
      at: by.now,
    })
  }
}

type Invited = { id: string; name: string; email: string; personId: string | null; language: string }

/** Tells somebody that they are named as co-applicant. */
export const mailInvitation = (
  tx: Tx,
  by: By,
  { row, invited }: { row: Row; invited: Invited },
): Promise<void> =>
  enqueueMail(tx, {
    dedupeKey: `member-invited:${invited.id}`,
    to: invited.email,
    personId: invited.personId,
    callId: row.callId,
    language: invited.language,
    template: 'member-invited',
    data: {
      name: invited.name,
      inviter: by.name,
      call: row.call.title,
      link: `${by.publicUrl}/app/proposals/${row.id}`,
    },
    at: by.now,
  })

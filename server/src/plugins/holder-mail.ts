import type { Tx } from './database.ts'
import type { Doer } from './doer.ts'
import type { MailData, MailTemplate } from './mail-texts.ts'
import { enqueueMail } from './outbox.ts'

export interface HolderMail {
  readonly template: MailTemplate
  /** With the template: what no second mail is sent about. */
  readonly key: string
  readonly callId: string
  readonly proposal: {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly ownerId: string | null
  }
  /** What the text names beside the proposal. */
  readonly data?: (language: string) => MailData
}

export type Mailing = Pick<Doer, 'at'> & { readonly publicUrl: string }

/** Writes to whoever holds the proposal, in their language, where to read it; nobody where it has no owner. */
export async function mailHolder(
  tx: Tx,
  { template, key, callId, proposal, data }: HolderMail,
  { at, publicUrl }: Mailing,
): Promise<void> {
  if (proposal.ownerId === null) return
  const { id, email, name, language } = await tx.person.findUniqueOrThrow({
    where: { id: proposal.ownerId },
    select: { id: true, email: true, name: true, language: true },
  })
  const prefix = language === 'da' ? '/da' : ''
  await enqueueMail(tx, {
    dedupeKey: `${template}:${key}`,
    to: email,
    personId: id,
    callId,
    language,
    template,
    data: {
      ...data?.(language),
      name,
      number: proposal.number,
      title: proposal.title,
      link: `${publicUrl}${prefix}/app/proposals/${proposal.id}/result`,
    },
    at,
  })
}

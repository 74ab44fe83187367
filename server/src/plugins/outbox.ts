import type { Tx } from './database.ts'
import { mailText } from './mail-texts.ts'
import type { MailData, MailTemplate } from './mail-texts.ts'

export interface MailOrder {
  /** Says what the mail is about: the same key is never sent twice. */
  readonly dedupeKey: string
  readonly to: string
  readonly personId?: string | null
  readonly callId?: string | null
  readonly language: string
  readonly template: MailTemplate
  readonly data: MailData
  readonly at: Date
}

/** Nobody is written to about a rehearsal. */
async function isRehearsal(tx: Tx, callId: string | null): Promise<boolean> {
  if (callId === null) return false
  const call = await tx.call.findUnique({ where: { id: callId }, select: { rehearsal: true } })
  return call !== null && call.rehearsal !== null
}

/** Puts a mail into the outbox in the transaction that causes it; a key that is there already changes nothing. */
export async function enqueueMail(tx: Tx, order: MailOrder): Promise<void> {
  if (await isRehearsal(tx, order.callId ?? null)) return
  const language = order.language === 'da' ? 'da' : 'en'
  const row = {
    dedupeKey: order.dedupeKey,
    personId: order.personId ?? null,
    callId: order.callId ?? null,
    to: order.to,
    language,
    template: order.template,
    createdAt: order.at,
    runAfter: order.at,
    ...mailText(order.template, language, order.data),
  }
  await tx.outboxMail.upsert({
    where: { dedupeKey: row.dedupeKey },
    create: row,
    update: {},
    select: { id: true },
  })
}

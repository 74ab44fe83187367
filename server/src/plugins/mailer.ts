import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import type { Store } from './database.ts'
import type { Clock } from './deps.ts'
import { letterIn, letterPdf, storedLetterFields } from './letter-pdf.ts'

interface Mail {
  readonly id: string
  readonly dedupeKey: string
  readonly to: string
  readonly language: string
  readonly subject: string
  readonly text: string
  readonly attempts: number
  readonly letterId: string | null
}

export interface Attachment {
  readonly filename: string
  readonly content: Buffer
  readonly contentType: string
}

export type SendMail = (mail: Mail & { readonly attachments: readonly Attachment[] }) => Promise<void>

const everyMilliseconds = 5000
export const mostAttempts = 12

/** Mails a round; further rounds follow at once while there are any. */
const atOnce = 50

/**
 * Sends what waits in the outbox, one mail after another; without SMTP settings it stays there. A mail that went
 * out while the process died before noting it goes out again under the same Message-ID, so that mail programs show
 * it once. A letter is marked before it goes out instead: it may then be in doubt, and is never sent twice.
 */
export const mailerPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    const inHand = new Set<string>()
    app.decorate('mailsInHand', inHand)
    const settings = app.config.mail
    if (settings === null) return
    // Only where mail is sent: its code takes a start as long as a hundred files of our own.
    const { createTransport } = await import('nodemailer')
    const transport = createTransport(settings.url)
    const send: SendMail = async ({ dedupeKey, to, subject, text, attachments }) => {
      const name = Buffer.from(dedupeKey).toString('base64url').slice(0, 180)
      const messageId = `<${name}@${new URL(app.config.publicUrl).hostname}>`
      await transport.sendMail({
        from: settings.from,
        to,
        subject,
        text,
        messageId,
        attachments: [...attachments],
      })
    }
    let isStopping = false
    let running: Promise<void> = Promise.resolve()
    const run = () => {
      running = running
        .then(() => sendRounds({ store: app.store, clock: app.clock, send, inHand }, () => isStopping))
        .catch((error: unknown) => app.log.error({ err: error }, 'the outbox could not be read'))
    }
    app.addHook('onReady', async () => run())
    const timer = setInterval(run, everyMilliseconds)
    app.addHook('onClose', async () => {
      isStopping = true
      clearInterval(timer)
      await running
      transport.close()
    })
  },
  { name: 'mailer', dependencies: ['database'] },
)

/** Letters that nobody holds back, and every other mail. */
const notHeld = { OR: [{ letterId: null }, { letter: { decision: { mailHeldAt: null } } }] }

const fields = {
  id: true,
  dedupeKey: true,
  to: true,
  language: true,
  subject: true,
  text: true,
  attempts: true,
  letterId: true,
} as const

/** One round over the outbox; a mail that fails waits twice as long each time. @returns how many it tried */
export async function sendWaiting(sender: Sender): Promise<number> {
  const { store, clock } = sender
  const mails = await store.db.outboxMail.findMany({
    where: {
      sentAt: null,
      begunAt: null,
      runAfter: { lte: clock.now() },
      attempts: { lt: mostAttempts },
      ...notHeld,
    },
    orderBy: { createdAt: 'asc' },
    take: atOnce,
    select: fields,
  })
  for (const mail of mails) await sendOne(sender, mail)
  return mails.length
}

/** Round after round while they are full. */
async function sendRounds(sender: Sender, isStopping: () => boolean): Promise<void> {
  let tried = atOnce
  while (tried === atOnce && !isStopping()) tried = await sendWaiting(sender)
}

export interface Sender {
  readonly store: Store
  readonly clock: Clock
  readonly send: SendMail
  /** The mails that this process is sending now, from before one is marked as begun until its end is noted. */
  readonly inHand: Set<string>
}

async function attachmentsOf({ store }: Sender, { letterId, language }: Mail): Promise<Attachment[]> {
  if (letterId === null) return []
  const letter = await store.db.letter.findUniqueOrThrow({
    where: { id: letterId },
    select: storedLetterFields,
  })
  const spoken = language === 'da' ? 'da' : 'en'
  const { number, createdAt: at } = letter
  const content = await letterPdf({ ...letterIn(letter, spoken), language: spoken, number, at })
  return [{ filename: `${number}.pdf`, content, contentType: 'application/pdf' }]
}

/**
 * Marks a letter as begun, unless somebody else has or it is held back by now. The mark is on the disk before the
 * mail goes out, and whoever finds it after a crash leaves the mail alone.
 */
async function begin({ store, clock }: Sender, { id, letterId }: Mail): Promise<boolean> {
  if (letterId === null) return true
  const where = { id, sentAt: null, begunAt: null, ...notHeld }
  const { count } = await store.write((tx) =>
    tx.outboxMail.updateMany({ where, data: { begunAt: clock.now() } }),
  )
  return count === 1
}

async function noteFailure({ store, clock }: Sender, { id, attempts }: Mail, error: unknown): Promise<void> {
  const runAfter = new Date(clock.now().getTime() + 30_000 * 2 ** attempts)
  const lastError = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
  const data = { attempts: { increment: 1 }, lastError, runAfter, begunAt: null }
  await store.write((tx) => tx.outboxMail.update({ where: { id }, data }))
}

async function sendOne(sender: Sender, mail: Mail): Promise<void> {
  sender.inHand.add(mail.id)
  try {
    await sendAndNote(sender, mail)
  } finally {
    sender.inHand.delete(mail.id)
  }
}

async function sendAndNote(sender: Sender, mail: Mail): Promise<void> {
  const { store, clock, send } = sender
  try {
    const attachments = await attachmentsOf(sender, mail)
    if (!(await begin(sender, mail))) return
    await send({ ...mail, attachments })
  } catch (error) {
    await noteFailure(sender, mail, error)
    return
  }
  // Where this fails a letter stays begun, which is true, and is not sent again.
  const data = { sentAt: clock.now(), lastError: null }
  await store.write((tx) => tx.outboxMail.update({ where: { id: mail.id }, data }))
}

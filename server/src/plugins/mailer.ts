import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Store } from './database.ts'
import type { Clock } from './deps.ts'

interface Mail {
  readonly id: string
  readonly dedupeKey: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attempts: number
}

export type SendMail = (mail: Mail) => Promise<void>

const everyMilliseconds = 5000
const mostAttempts = 12

/**
 * Sends what waits in the outbox, one mail after another; without SMTP settings it stays there. A mail that went
 * out while the process died before noting it goes out again under the same Message-ID, so that mail programs show
 * it once.
 */
export const mailerPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    const settings = app.config.mail
    if (settings === null) return
    const transport = createTransport(settings.url)
    const send: SendMail = async ({ dedupeKey, to, subject, text }) => {
      const name = Buffer.from(dedupeKey).toString('base64url').slice(0, 180)
      const messageId = `<${name}@${new URL(app.config.publicUrl).hostname}>`
      await transport.sendMail({ from: settings.from, to, subject, text, messageId })
    }
    let running: Promise<void> = Promise.resolve()
    const run = () => {
      running = running
        .then(() => sendWaiting(app.store, app.clock, send))
        .catch((error: unknown) => app.log.error({ err: error }, 'the outbox could not be read'))
    }
    const timer = setInterval(run, everyMilliseconds)
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await running
      transport.close()
    })
  },
  { name: 'mailer', dependencies: ['database'] },
)

/** One round over the outbox; a mail that fails waits twice as long each time. */
export async function sendWaiting(store: Store, clock: Clock, send: SendMail): Promise<void> {
  const mails = await store.db.outboxMail.findMany({
    where: { sentAt: null, runAfter: { lte: clock.now() }, attempts: { lt: mostAttempts } },
    orderBy: { createdAt: 'asc' },
    take: 50,
    select: { id: true, dedupeKey: true, to: true, subject: true, text: true, attempts: true },
  })
  for (const mail of mails) await sendOne({ store, clock, send }, mail)
}

interface Sender {
  readonly store: Store
  readonly clock: Clock
  readonly send: SendMail
}

async function sendOne({ store, clock, send }: Sender, mail: Mail): Promise<void> {
  const where = { id: mail.id }
  try {
    await send(mail)
    await store.write((tx) => tx.outboxMail.update({ where, data: { sentAt: clock.now(), lastError: null } }))
  } catch (error) {
    const runAfter = new Date(clock.now().getTime() + 30_000 * 2 ** mail.attempts)
    const lastError = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
    const data = { attempts: { increment: 1 }, lastError, runAfter }
    await store.write((tx) => tx.outboxMail.update({ where, data }))
  }
}

import { setImmediate as breathe } from 'node:timers/promises'
import { changeMail, type MailDeed } from '../../server/src/features/decisions/letter-mail.ts'
import { makePrepare } from '../../server/src/features/decisions/letter-prepare.ts'
import { readProgress } from '../../server/src/features/decisions/letter-read.ts'
import type { Store } from '../../server/src/plugins/database.ts'
import type { Doer } from '../../server/src/plugins/doer.ts'
import { sendWaiting, type SendMail } from '../../server/src/plugins/mailer.ts'

/** So long a press of the page prepares before it says how far it is. */
const partMilliseconds = 500
const stopAfter = 400

const inHand = new Set<string>()

const progressOf = ({ db }: Store, decisionId: string) =>
  readProgress(db, { can: () => true }, { decisionId, isMailSet: true, mailsInHand: inHand })

/** As often as another number was read. */
class Steps {
  readonly seen: number[] = []
  see(number: number): void {
    const last = this.seen.at(-1) ?? 0
    if (number < last) throw new Error(`The progress fell from ${last} to ${number}.`)
    if (number > last) this.seen.push(number)
  }
}

/**
 * Prepares a part at a time until somebody stops at the half, and goes on with a server that knows nothing of it.
 * @returns how often the page would have shown another number
 */
export async function prepareByParts(store: Store, decisionId: string): Promise<number> {
  const steps = new Steps()
  let prepare = makePrepare(store)
  let isStopped = false
  for (;;) {
    await prepare(decisionId, partMilliseconds)
    const { prepared, total } = await progressOf(store, decisionId)
    steps.see(prepared)
    if (prepared === total) return steps.seen.length
    if (isStopped || prepared < total / 2) continue
    isStopped = true
    prepare = makePrepare(store)
    if ((await progressOf(store, decisionId)).prepared !== prepared)
      throw new Error('Letters were prepared after they were stopped.')
  }
}

export interface Sent {
  readonly steps: number
  /** Went out although the mail was held by then. */
  readonly afterStop: number
  /** Keys that arrived more than once. */
  readonly twice: number
}

/** A mail server that takes everything at once and counts what arrives. */
function makeReceiver() {
  const arrived = new Map<string, number>()
  let bytes = 0
  const send: SendMail = async ({ dedupeKey, attachments }) => {
    arrived.set(dedupeKey, (arrived.get(dedupeKey) ?? 0) + 1)
    for (const { content } of attachments) bytes += content.length
  }
  return { send, arrived, size: () => bytes }
}

/** Sends the mails with their PDFs, is stopped after some of them in the middle of a round, and goes on. */
export async function sendStopped(store: Store, decisionId: string, by: Doer): Promise<Sent> {
  const clock = { now: () => new Date() }
  const { send, arrived, size } = makeReceiver()
  const steps = new Steps()
  const change = (deed: MailDeed) => store.write((tx) => changeMail(tx, decisionId, { deed, by, inHand }))
  const stopping: SendMail = async (mail) => {
    await send(mail)
    if (arrived.size === stopAfter) await change('hold')
  }
  const round = async (to: SendMail) => {
    const tried = await sendWaiting({ store, clock, send: to, inHand })
    steps.see((await progressOf(store, decisionId)).mail.sent)
    await breathe()
    return tried
  }
  while ((await round(stopping)) > 0);
  const afterStop = arrived.size - stopAfter
  await change('go-on')
  while ((await round(send)) > 0);
  const { mail, total } = await progressOf(store, decisionId)
  if (mail.sent !== total || arrived.size < total || size() < total * 1000)
    throw new Error(`${mail.sent} letters of ${total} went out, of ${size()} bytes.`)
  const twice = [...arrived.values()].filter((times) => times > 1).length
  return { steps: steps.seen.length, afterStop, twice }
}

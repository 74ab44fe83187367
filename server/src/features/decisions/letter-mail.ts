import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

export type MailDeed = 'hold' | 'go-on' | 'send-doubtful'

const actions = {
  hold: 'letter.mail-held',
  'go-on': 'letter.mail-resumed',
  'send-doubtful': 'letter.mail-repeated',
} as const

interface Changing {
  readonly deed: MailDeed
  readonly by: Doer
  /** Mails that are being sent: nothing about them is in doubt. */
  readonly inHand: ReadonlySet<string>
}

async function change(
  tx: Tx,
  decisionId: string,
  { deed, at, inHand }: Pick<Changing, 'deed' | 'inHand'> & { at: Date },
): Promise<number> {
  const of = { letter: { decisionId }, sentAt: null }
  if (deed === 'send-doubtful') {
    const where = { ...of, begunAt: { not: null }, id: { notIn: [...inHand] } }
    return (await tx.outboxMail.updateMany({ where, data: { begunAt: null, runAfter: at } })).count
  }
  const mailHeldAt = deed === 'hold' ? at : null
  await tx.decision.update({ where: { id: decisionId }, data: { mailHeldAt }, select: { id: true } })
  return tx.outboxMail.count({ where: of })
}

/**
 * Stops the mail of the letters, lets it go on, or sends those again of which nobody knows whether they went out.
 * The letters themselves are there for their readers all the same. @throws DomainError `wrong-state`
 */
export async function changeMail(tx: Tx, decisionId: string, { deed, by, inHand }: Changing): Promise<void> {
  const { state, callId } = await tx.decision.findUniqueOrThrow({
    where: { id: decisionId },
    select: { state: true, callId: true },
  })
  if (state !== 'released')
    throw new DomainError('wrong-state', 'There is no mail of a decision before its release.')
  const mails = await change(tx, decisionId, { deed, at: by.at, inHand })
  const event = { action: actions[deed], objectType: 'decision', objectId: decisionId } as const
  await audit(tx, { ...by, ...event, callId, detail: { mails } })
}

import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import type { MailData, MailTemplate } from '../../plugins/mail-texts.ts'
import { enqueueMail } from '../../plugins/outbox.ts'

export interface Letter {
  readonly template: MailTemplate
  /** Says what the mail is about; with the person it makes the key that no second mail has. */
  readonly key: string
  readonly callId: string
  readonly data: MailData | ((language: string) => MailData)
  /** Where to read it, without the language. */
  readonly path: string
}

export interface Sending {
  readonly publicUrl: string
}

/** One mail a person, in their language: where to read what was said, never what was said. */
export async function mailPeople(
  tx: Tx,
  { to, letter, publicUrl }: Sending & { readonly to: readonly string[]; readonly letter: Letter },
  { at }: Pick<Doer, 'at'>,
): Promise<void> {
  const people = await tx.person.findMany({
    where: { id: { in: [...to] } },
    select: { id: true, email: true, name: true, language: true },
  })
  for (const { id, email, name, language } of people) {
    const prefix = language === 'da' ? '/da' : ''
    const data = typeof letter.data === 'function' ? letter.data(language) : letter.data
    await enqueueMail(tx, {
      dedupeKey: `${letter.template}:${letter.key}:${id}`,
      to: email,
      personId: id,
      callId: letter.callId,
      language,
      template: letter.template,
      data: { ...data, name, link: `${publicUrl}${prefix}${letter.path}` },
      at,
    })
  }
}

/** Who holds a role for the call and has no conflict with the proposal: nobody else hears of an appeal or a question. */
export async function peopleInRole(
  tx: Tx,
  {
    role,
    callId,
    proposalId,
  }: {
    readonly role: 'officer' | 'director'
    readonly callId: string
    readonly proposalId: string
  },
): Promise<string[]> {
  const grants = await tx.roleGrant.findMany({
    where: {
      role,
      OR: [{ callId }, { callId: null }],
      person: {
        conflicts: { none: { proposalId, state: { not: 'waived' } } },
        memberships: { none: { proposalId } },
      },
    },
    select: { personId: true },
  })
  return [...new Set(grants.map(({ personId }) => personId))]
}

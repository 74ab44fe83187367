import type { z } from 'zod'
import type { signUpBody } from '@furrow/core/contract/session'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { App } from '../../plugins/deps.ts'
import { enqueueMail } from '../../plugins/outbox.ts'
import { hashPassword, verifyPassword } from '../../plugins/passwords.ts'
import { issueToken, useToken } from './tokens.ts'

type SignUp = z.infer<typeof signUpBody>

/**
 * Makes an account that waits for its confirmation. Whoever asks gets the same answer, after the same time, for an
 * address that has one already; its owner gets a mail that says so.
 */
export async function signUp(app: App, input: SignUp, requestId: string): Promise<void> {
  const passwordHash = await hashPassword(input.password)
  await app.write(async (tx) => {
    const known = await tx.person.findUnique({ where: { email: input.email }, select: personFields })
    if (known !== null) return mailKnown(tx, app, known)
    const now = app.clock.now()
    const { name, email, language, institution = null } = input
    const data = { name, email, language, institution, passwordHash, createdAt: now }
    const person = await tx.person.create({ data, select: personFields })
    const event = { action: 'account.created', objectType: 'person', objectId: person.id, requestId } as const
    await audit(tx, { at: now, actor: { personId: person.id, name }, ...event })
    return mailLink(tx, app, { person, kind: 'confirm-address' })
  })
}

const personFields = { id: true, name: true, email: true, language: true, emailConfirmedAt: true } as const

interface Addressee {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string
  readonly emailConfirmedAt: Date | null
}

interface LinkMail {
  readonly person: Addressee
  readonly kind: 'confirm-address' | 'reset-password'
}

const pages = { 'confirm-address': 'confirm', 'reset-password': 'reset-password' } as const

async function mailLink(tx: Tx, app: App, { person, kind }: LinkMail): Promise<void> {
  const token = await issueToken(tx, app, { personId: person.id, kind })
  const prefix = person.language === 'da' ? '/da' : ''
  // After the number sign: browsers keep that part to themselves, so the token stands in no log.
  const link = `${app.config.publicUrl}${prefix}/${pages[kind]}#${token}`
  await enqueueMail(tx, {
    dedupeKey: `${kind} ${token.slice(0, 12)}`,
    to: person.email,
    personId: person.id,
    language: person.language,
    template: kind,
    data: { name: person.name, link },
    at: app.clock.now(),
  })
}

async function mailKnown(tx: Tx, app: App, person: Addressee): Promise<void> {
  if (person.emailConfirmedAt === null) return mailLink(tx, app, { person, kind: 'confirm-address' })
  const at = app.clock.now()
  await enqueueMail(tx, {
    dedupeKey: `account-exists ${person.id} ${at.toISOString().slice(0, 13)}`,
    to: person.email,
    personId: person.id,
    language: person.language,
    template: 'account-exists',
    data: { name: person.name, link: `${app.config.publicUrl}/reset-password` },
    at,
  })
}

/** Confirms the address; invitations to proposals that wait for it find their person. */
export async function confirmAddress(app: App, token: string): Promise<void> {
  const now = app.clock.now()
  await app.write(async (tx) => {
    const id = await useToken(tx, { token, kind: 'confirm-address', now })
    const data = { emailConfirmedAt: now }
    const { email } = await tx.person.update({ where: { id }, data, select: { email: true } })
    await tx.proposalMember.updateMany({ where: { email, personId: null }, data: { personId: id } })
  })
}

/** Sends a link if the address has an account; the answer is the same if not. */
export async function requestReset(app: App, email: string): Promise<void> {
  await app.write(async (tx) => {
    const person = await tx.person.findUnique({ where: { email }, select: personFields })
    if (person !== null) await mailLink(tx, app, { person, kind: 'reset-password' })
  })
}

/** Sets the new password and ends every session. Whoever reads the mail owns the address: it counts as confirmed. */
export async function resetPassword(app: App, input: { token: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(input.password)
  const now = app.clock.now()
  const personId = await app.write(async (tx) => {
    const id = await useToken(tx, { token: input.token, kind: 'reset-password', now })
    const data = { passwordHash, emailConfirmedAt: now }
    const { name } = await tx.person.update({ where: { id }, data, select: { name: true } })
    const event = { action: 'password.reset', objectType: 'person', objectId: id } as const
    await audit(tx, { at: now, actor: { personId: id, name }, ...event })
    return id
  })
  await app.endSessions(personId)
}

interface PasswordChange {
  readonly personId: string
  readonly current: string
  readonly password: string
}

/** @throws DomainError `wrong-password` */
export async function changePassword(
  app: App,
  { personId, current, password }: PasswordChange,
): Promise<void> {
  const person = await app.db.person.findUnique({
    where: { id: personId },
    select: { passwordHash: true, name: true },
  })
  const holds = await verifyPassword(person?.passwordHash ?? null, current)
  if (!holds || person === null) throw new DomainError('wrong-password', 'The present password is not right.')
  const passwordHash = await hashPassword(password)
  await app.write(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash }, select: { id: true } })
    const event = { action: 'password.changed', objectType: 'person', objectId: personId } as const
    await audit(tx, { at: app.clock.now(), actor: { personId, name: person.name }, ...event })
  })
}

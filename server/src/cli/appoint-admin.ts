import { createHash } from 'node:crypto'
import { audit } from '../plugins/audit.ts'
import type { Tx } from '../plugins/database.ts'
import { refusal } from './terminal.ts'

interface Appointing {
  readonly email: string
  /** Of a new account. */
  readonly name: string
  readonly now: Date
  readonly randomBytes: (length: number) => Buffer
}

const linkHours = 1

/** The people of an imported call are nobody; signing in as one of them would make the call theirs. */
async function requireReal(tx: Tx, email: string): Promise<void> {
  const invented = await tx.person.findFirst({ where: { email, invented: true, persona: null } })
  if (invented !== null) throw refusal(email, 'belongs to an invented person: name a real one.')
}

/**
 * Gives the role of administrator for every call, with an account where there is none, and a one-time link to set
 * the password. Whoever runs a command on the machine itself stands above the rule of two admins: it is how the
 * first one comes in, and the trail says so.
 * @throws InputError for an invented person
 */
export async function appointAdmin(
  tx: Tx,
  { email, name, now, randomBytes }: Appointing,
): Promise<{ token: string; hours: number }> {
  await requireReal(tx, email)
  const data = { email, name, createdAt: now, emailConfirmedAt: now }
  const person = await tx.person.upsert({ where: { email }, create: data, update: {}, select: { id: true } })
  const where = { personId: person.id, role: 'admin' as const, callId: null }
  const held = await tx.roleGrant.findFirst({ where, select: { id: true } })
  if (held === null) await tx.roleGrant.create({ data: { ...where, createdAt: now }, select: { id: true } })
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest('base64url')
  const expiresAt = new Date(now.getTime() + linkHours * 3_600_000)
  const link = { personId: person.id, kind: 'reset-password', tokenHash, expiresAt, createdAt: now }
  await tx.emailToken.create({ data: link, select: { id: true } })
  const event = { action: 'admin.appointed', objectType: 'person', objectId: person.id } as const
  await audit(tx, { at: now, actor: null, ...event, detail: { byCommand: true, hadRole: held !== null } })
  return { token, hours: linkHours }
}

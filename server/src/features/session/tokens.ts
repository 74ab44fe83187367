import { createHash } from 'node:crypto'
import { DomainError } from '@furrow/core/errors'
import type { Tx } from '../../plugins/database.ts'
import type { App } from '../../plugins/deps.ts'

export type TokenKind = 'confirm-address' | 'reset-password'

const lifeHours: Record<TokenKind, number> = { 'confirm-address': 24, 'reset-password': 1 }

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

interface NewToken {
  readonly personId: string
  readonly kind: TokenKind
}

/** A one-time token; only its hash is stored. */
export async function issueToken(tx: Tx, app: App, { personId, kind }: NewToken): Promise<string> {
  const token = app.randomBytes(32).toString('base64url')
  const now = app.clock.now()
  const expiresAt = new Date(now.getTime() + lifeHours[kind] * 3_600_000)
  const data = { personId, kind, tokenHash: hashOf(token), expiresAt, createdAt: now }
  await tx.emailToken.create({ data, select: { id: true } })
  return token
}

interface UsedToken {
  readonly token: string
  readonly kind: TokenKind
  readonly now: Date
}

/** Uses the token up and says whose it is. @throws DomainError `token-invalid` if used, unknown or too old */
export async function useToken(tx: Tx, { token, kind, now }: UsedToken): Promise<string> {
  const where = { tokenHash: hashOf(token), kind, usedAt: null, expiresAt: { gt: now } }
  const found = await tx.emailToken.findFirst({ where, select: { id: true, personId: true } })
  if (found === null) {
    throw new DomainError('token-invalid', 'This link was used already or is too old. Ask for a new one.')
  }
  await tx.emailToken.update({ where: { id: found.id }, data: { usedAt: now }, select: { id: true } })
  return found.personId
}

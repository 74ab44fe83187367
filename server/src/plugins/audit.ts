import { createHash } from 'node:crypto'
import type { AuditAction, AuditObject } from '@furrow/core/contract/audit-actions'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import type { Json } from '@furrow/core/record/canonical-json'
import type { Actor } from '@furrow/core/access/roles'
import type { Tx } from './database.ts'
import type { Statements } from './statements.ts'
import { sqlDate } from './statements.ts'

/** Plain values only, and never a text of a proposal or a review. */
export type AuditDetail = { readonly [key: string]: string | number | boolean | null | readonly string[] }

export interface AuditEntry {
  readonly at: Date
  readonly actor: Pick<NonNullable<Actor>, 'personId' | 'name'> | null
  readonly action: AuditAction
  readonly objectType: AuditObject
  readonly objectId: string
  readonly callId?: string | null
  readonly detail?: AuditDetail
  readonly requestId?: string
}

/** What the first event of the chain names as its predecessor. */
export const firstAuditHash = '0'.repeat(64)

/** Writes one event of the hash chain, in the transaction of the change itself. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const last = await tx.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { hash: true } })
  const { detail, ...row } = rowOf(entry, last?.hash ?? firstAuditHash)
  await tx.auditEvent.create({ data: { ...row, detail: { ...detail } }, select: { seq: true } })
}

/** The same inside `hotWrite`. */
export function auditHot(sql: Statements, entry: AuditEntry): void {
  const last = sql.get('SELECT hash FROM AuditEvent ORDER BY seq DESC LIMIT 1')
  const row = rowOf(entry, typeof last?.['hash'] === 'string' ? last['hash'] : firstAuditHash)
  sql.run(
    `INSERT INTO AuditEvent (at, actorId, actorName, action, objectType, objectId, callId, detail, requestId,
      previousHash, hash) VALUES (:at, :actorId, :actorName, :action, :objectType, :objectId, :callId, :detail,
      :requestId, :previousHash, :hash)`,
    { ...row, at: sqlDate(row.at), detail: JSON.stringify(row.detail) },
  )
}

export interface AuditRow {
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string | null
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly callId: string | null
  readonly detail: Json
  readonly requestId: string | null
  readonly previousHash: string
}

function rowOf(entry: AuditEntry, previousHash: string) {
  const row = {
    at: entry.at,
    actorId: entry.actor?.personId ?? null,
    actorName: entry.actor?.name ?? null,
    action: entry.action,
    objectType: entry.objectType,
    objectId: entry.objectId,
    callId: entry.callId ?? null,
    detail: entry.detail ?? {},
    requestId: entry.requestId ?? null,
    previousHash,
  }
  return { ...row, hash: auditHash(row) }
}

/** sha256(previousHash + canonical JSON of the other fields), in hexadecimal. */
export function auditHash({ previousHash, at, ...fields }: AuditRow): string {
  const text = canonicalJson({ ...fields, at: at.toISOString() })
  return createHash('sha256').update(previousHash).update(text).digest('hex')
}

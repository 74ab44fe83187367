import { plainFields } from '@furrow/core/contract/proposal-limits'
import type { ProposalPatch, ProposalSaved } from '@furrow/core/contract/proposals'
import { DomainError } from '@furrow/core/errors'
import type { Store } from '../../plugins/database.ts'
import type { Statements } from '../../plugins/statements.ts'
import { sqlDate } from '../../plugins/statements.ts'
import { requireOpenDoor } from './door.ts'
import { findGaps } from './gaps.ts'
import { readForm, readText } from './fast-read.ts'

type Save = { id: string; version: number; patch: ProposalPatch; now: () => Date }

/**
 * Saves the changed fields of a draft if nobody saved in between: the version is compared and raised in one
 * statement, and the deadline is judged at that moment, in the transaction that makes it durable.
 */
export async function saveDraft(store: Store, save: Save): Promise<ProposalSaved> {
  const savedAt = await store.hotWrite((sql) => {
    const now = save.now()
    if (raiseVersion(sql, save, now) === 0) explainRefusal(sql, save, now)
    refuseForeignChoices(sql, save)
    for (const [key, text] of Object.entries(save.patch.sections ?? {})) {
      if (saveSection(sql, { id: save.id, key, text, now }) === 0) refuseSection(key)
    }
    return now
  })
  const gaps = findGaps(readText(store.sql, save.id), readForm(store.sql, save.id))
  return { version: save.version + 1, savedAt: savedAt.toISOString(), gaps }
}

const stored = (value: string | number | boolean | null): string | number | null =>
  typeof value === 'boolean' ? Number(value) : value

function raiseVersion(sql: Statements, { id, version, patch }: Save, now: Date): number {
  // By the names of the contract: nothing that was sent is ever spliced into SQL.
  const changes = plainFields.flatMap((column) => {
    const value = patch[column]
    return value === undefined ? [] : [{ column, value: stored(value) }]
  })
  const sets = changes.map(({ column }) => `"${column}" = ?, `).join('')
  return sql.run(
    `UPDATE "Proposal" SET ${sets}"version" = "version" + 1, "updatedAt" = ?
     WHERE "id" = ? AND "version" = ? AND "state" IN ('draft', 'returned') AND "deletedAt" IS NULL
       AND EXISTS (SELECT 1 FROM "Call" c WHERE c."id" = "Proposal"."callId" AND c."state" = 'open'
                   AND (c."deadlineAt" IS NULL OR c."deadlineAt" > ?))`,
    ...changes.map(({ value }) => value),
    sqlDate(now),
    id,
    version,
    sqlDate(now),
  )
}

const saveSection = (
  sql: Statements,
  { id, key, text, now }: { id: string; key: string; text: string; now: Date },
) =>
  sql.run(
    `INSERT INTO "ProposalSection" ("proposalId", "key", "text", "updatedAt")
     SELECT p."id", s."key", ?, ? FROM "Proposal" p JOIN "CallSection" s ON s."callId" = p."callId"
     WHERE p."id" = ? AND s."key" = ?
     ON CONFLICT ("proposalId", "key") DO UPDATE SET "text" = excluded."text", "updatedAt" = excluded."updatedAt"`,
    text,
    sqlDate(now),
    id,
    key,
  )

const choices = [
  ['areaKey', 'CallArea'],
  ['trackKey', 'CallTrack'],
] as const

/** An area or a track of another call, or of none. Nobody types these: the form offers those of the call. */
function refuseForeignChoices(sql: Statements, { id, patch }: Save): void {
  const errors = choices.flatMap(([path, table]) => {
    const key = patch[path] ?? null
    if (key === null) return []
    const known = sql.get(
      `SELECT 1 FROM "${table}" c JOIN "Proposal" p ON p."callId" = c."callId" WHERE p."id" = ? AND c."key" = ?`,
      id,
      key,
    )
    return known === undefined ? [{ path, message: 'The call does not offer this: choose again.' }] : []
  })
  if (errors.length > 0)
    throw new DomainError('invalid-input', 'The call does not offer this: choose again.', { errors })
}

function refuseSection(key: string): never {
  throw new DomainError('invalid-input', 'The call has no such section.', {
    errors: [{ path: `sections.${key}`, message: 'The call has no such section.' }],
  })
}

function explainRefusal(sql: Statements, { id, version }: Save, now: Date): never {
  const row = sql.get(
    `SELECT p."version", p."state", p."deletedAt", c."state" AS "callState", c."deadlineAt"
     FROM "Proposal" p JOIN "Call" c ON c."id" = p."callId" WHERE p."id" = ?`,
    id,
  )
  if (row === undefined) throw new DomainError('not-found', 'There is no such page.')
  const { deadlineAt } = row
  requireOpenDoor(
    {
      state: String(row['callState']),
      deadlineAt: typeof deadlineAt === 'string' ? new Date(deadlineAt) : null,
    },
    now,
  )
  if (row['version'] !== version) throw new DomainError('stale-version', 'Somebody else saved in between.')
  throw new DomainError('wrong-state', 'Only a draft can be edited; reopen the proposal first.')
}

import type { AuditAction } from '@furrow/core/contract/audit-actions'
import { scenarioIssues } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { scenarioContent } from '@furrow/core/contract/studio'
import type { ScenarioCreation, ScenarioSaving, ScenarioView } from '@furrow/core/contract/studio'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { readSnapshotHeader } from '../../plugins/snapshot-header.ts'
import type { Statements } from '../../plugins/statements.ts'
import { requireChanged } from '../../plugins/versions.ts'
import { keepFirst, keepVersion } from './versions.ts'

const fields = {
  id: true,
  callId: true,
  name: true,
  note: true,
  ownerId: true,
  owner: { select: { name: true } },
  forkedFromId: true,
  content: true,
  createdAt: true,
  updatedAt: true,
  version: true,
} as const

interface Stored {
  readonly id: string
  readonly callId: string
  readonly name: string
  readonly note: string
  readonly ownerId: string
  readonly owner: { readonly name: string }
  readonly forkedFromId: string | null
  readonly content: unknown
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

type Source = NonNullable<ScenarioView['forkedFrom']>

/** Names of the scenarios that others were copied from; a deleted one keeps its name. */
async function sourcesOf(db: Db, rows: readonly Stored[]): Promise<ReadonlyMap<string, Source>> {
  const ids = [...new Set(rows.flatMap(({ forkedFromId }) => forkedFromId ?? []))]
  if (ids.length === 0) return new Map()
  const found = await db.scenario.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, owner: { select: { name: true } } },
  })
  return new Map(found.map(({ id, name, owner }) => [id, { name, ownerName: owner.name }]))
}

async function viewsOf(db: Db, rows: readonly Stored[], personId: string): Promise<ScenarioView[]> {
  const sources = await sourcesOf(db, rows)
  return rows.map((row) => viewOf(row, personId, sources.get(row.forkedFromId ?? '') ?? null))
}

const viewOf = (
  { owner, ownerId, ...row }: Stored,
  personId: string,
  forkedFrom: Source | null,
): ScenarioView => ({
  ...row,
  forkedFrom,
  content: scenarioContent.parse(row.content),
  ownerName: owner.name,
  mine: ownerId === personId,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})

/** The scenarios of a call that nobody deleted, the last changed first. */
export async function listScenarios(db: Db, callId: string, personId: string): Promise<ScenarioView[]> {
  const rows = await db.scenario.findMany({
    where: { callId, deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: fields,
    take: 200,
  })
  return viewsOf(db, rows, personId)
}

/** @throws DomainError `not-found` */
export async function readScenario(db: Db, id: string, personId: string): Promise<ScenarioView> {
  const row = await db.scenario.findFirst({ where: { id, deletedAt: null }, select: fields })
  if (row === null) throw new DomainError('not-found', 'There is no such page.')
  const [view] = await viewsOf(db, [row], personId)
  if (view === undefined) throw new DomainError('not-found', 'There is no such page.')
  return view
}

/** @throws DomainError `invalid-input` with the path of each name that the call lacks */
export function requireFitting(sql: Statements, callId: string, content: ScenarioSaving['content']): void {
  const rows = sql.all(
    `SELECT number, areaKey FROM Proposal
     WHERE callId = ? AND deletedAt IS NULL AND number IS NOT NULL AND areaKey IS NOT NULL`,
    callId,
  )
  const snapshot: Snapshot = {
    format: 'furrow.snapshot/1',
    call: readSnapshotHeader(sql, callId).call,
    proposals: rows.map(({ number, areaKey }) => ({
      id: String(number),
      area: String(areaKey),
      requested: 1,
      minimum: 1,
      eligible: true,
    })),
    reviews: [],
  }
  const errors = scenarioIssues({ ...content, seed: '' }, snapshot)
  if (errors.length === 0) return
  const prefixed = errors.map(({ path, message }) => ({ path: `content.${path}`, message }))
  throw new DomainError('invalid-input', 'The scenario does not fit this call.', { errors: prefixed })
}

interface Creation extends ScenarioCreation {
  readonly callId: string
}

/** Saves a new scenario of the actor's; `forkedFromId` names a scenario of the same call. */
export async function createScenario(tx: Tx, creation: Creation, by: Doer): Promise<ScenarioView> {
  const { callId, name, note, content, forkedFromId } = creation
  if (forkedFromId !== null) {
    const source = await tx.scenario.findFirst({ where: { id: forkedFromId, callId }, select: { id: true } })
    if (source === null) throw unknownFork()
  }
  const row = await tx.scenario.create({
    data: {
      callId,
      name,
      note,
      forkedFromId,
      content: { ...content, name },
      ownerId: by.actor.personId,
      createdAt: by.at,
      updatedAt: by.at,
    },
    select: fields,
  })
  await keepVersion(tx, { id: row.id, version: 1, name, note, content: { ...content, name } }, by)
  await record(tx, { action: 'scenario.created', id: row.id, callId, name }, by)
  return readScenario(tx, row.id, by.actor.personId)
}

const unknownFork = () =>
  new DomainError('invalid-input', 'The scenario to start from is not of this call.', {
    errors: [{ path: 'forkedFromId', message: 'There is no such scenario in this call.' }],
  })

interface Update extends ScenarioSaving {
  readonly id: string
  readonly callId: string
  readonly version: number
}

/** @throws DomainError `stale-version` */
export async function updateScenario(tx: Tx, update: Update, by: Doer): Promise<ScenarioView> {
  const { id, callId, version, name, note, content } = update
  await keepFirst(tx, id)
  const { count } = await tx.scenario.updateMany({
    where: { id, version, deletedAt: null },
    data: { name, note, content: { ...content, name }, updatedAt: by.at, version: { increment: 1 } },
  })
  requireChanged(count)
  await keepVersion(tx, { id, version: version + 1, name, note, content: { ...content, name } }, by)
  await record(tx, { action: 'scenario.updated', id, callId, name }, by)
  return readScenario(tx, id, by.actor.personId)
}

interface Copy {
  readonly id: string
  readonly name: string
}

/** A copy of anybody's scenario that belongs to the actor. */
export async function duplicateScenario(tx: Tx, { id, name }: Copy, by: Doer): Promise<ScenarioView> {
  const { callId, note, content } = await readScenario(tx, id, by.actor.personId)
  return createScenario(tx, { callId, name, note, content, forkedFromId: id }, by)
}

/** Hidden, not erased: `restoreScenario` brings it back. */
export async function deleteScenario(tx: Tx, id: string, by: Doer): Promise<ScenarioView> {
  const view = await readScenario(tx, id, by.actor.personId)
  await tx.scenario.updateMany({ where: { id }, data: { deletedAt: by.at, version: { increment: 1 } } })
  await record(tx, { action: 'scenario.deleted', id, callId: view.callId, name: view.name }, by)
  return { ...view, version: view.version + 1 }
}

interface Lost {
  readonly id: string
  readonly callId: string
}

/** @throws DomainError `not-found` where there is no deleted scenario of the actor's */
export async function restoreScenario(tx: Tx, { id, callId }: Lost, by: Doer): Promise<ScenarioView> {
  const { count } = await tx.scenario.updateMany({
    where: { id, callId, ownerId: by.actor.personId, deletedAt: { not: null } },
    data: { deletedAt: null, updatedAt: by.at, version: { increment: 1 } },
  })
  if (count === 0) throw new DomainError('not-found', 'There is no such page.')
  const view = await readScenario(tx, id, by.actor.personId)
  await record(tx, { action: 'scenario.restored', id, callId, name: view.name }, by)
  return view
}

interface Event {
  readonly action: AuditAction
  readonly id: string
  readonly callId: string
  readonly name: string
}

const record = (tx: Tx, { action, id, callId, name }: Event, by: Doer): Promise<void> =>
  audit(tx, { ...by, action, objectType: 'scenario', objectId: id, callId, detail: { name } })

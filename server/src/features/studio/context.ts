import { holdsRole } from '@furrow/core/access/roles'
import type { ScenarioContent, StudioContext } from '@furrow/core/contract/studio'
import { DomainError } from '@furrow/core/errors'
import type { SignedInAccess } from '../../plugins/access.ts'
import type { Statements } from '../../plugins/statements.ts'
import { apiDate } from '../../plugins/statements.ts'
import { requireLocked } from '../../plugins/snapshot.ts'

type Row = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

const officeRoles = ['officer', 'director', 'auditor'] as const

/** True for a chair with a conflict in the call: no snapshot, and no row of a proposal in conflict. */
export const isNarrowed = ({ actor, facts }: SignedInAccess): boolean =>
  (facts.conflictsInCall ?? 0) > 0 && !officeRoles.some((role) => holdsRole(actor, role, facts.callId))

const rulesRows = (sql: Statements, table: 'CallArea' | 'CallCriterion', callId: string): Row[] =>
  sql.all(`SELECT * FROM ${table} WHERE callId = ? ORDER BY position`, callId)

/** The rules as published: the weights stand in the snapshot; shares, area weights and thresholds here. */
function publishedRules(call: Row, areas: readonly Row[], criteria: readonly Row[]): ScenarioContent {
  const bars = criteria.filter((row) => typeof row['threshold'] === 'number')
  const shares = areas.filter((row) => row['minShare'] !== 0 || row['maxShare'] !== 1)
  const weighted = areas.filter((row) => row['weight'] !== 1)
  return {
    format: 'furrow.scenario/1',
    name: '',
    weights: {},
    confidence: {},
    calibration: 'none',
    areaWeights: Object.fromEntries(weighted.map((row) => [text(row['key']), number(row['weight'])])),
    thresholds: {
      ...(typeof call['scoreThreshold'] === 'number' && { score: call['scoreThreshold'] }),
      ...(bars.length > 0 && {
        criteria: Object.fromEntries(bars.map((row) => [text(row['key']), number(row['threshold'])])),
      }),
    },
    reserve: 0,
    areas: Object.fromEntries(
      shares.map((row) => [
        text(row['key']),
        { minShare: number(row['minShare']), maxShare: number(row['maxShare']) },
      ]),
    ),
    policy: { kind: 'cutoff', mode: 'skip', partial: true },
  }
}

/** Names beside the numbers, in columns; rows in conflict with a narrowed chair are left out. */
function proposalColumns(sql: Statements, callId: string, hiddenFrom: string | null) {
  const rows = sql.all(
    `SELECT p.number, p.id, p.title, p.institution, p.careerStage, p.firstTime FROM Proposal p
     WHERE p.callId = ? AND p.deletedAt IS NULL AND p.state <> 'withdrawn'
       AND (p.state <> 'draft' OR p.submissionId IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM Conflict x WHERE x.proposalId = p.id AND x.personId = ? AND x.state <> 'waived')
     ORDER BY p.number`,
    callId,
    hiddenFrom,
  )
  const column = (key: string) => rows.map((row) => text(row[key]))
  return {
    numbers: column('number'),
    ids: column('id'),
    titles: column('title'),
    institutions: column('institution'),
    careerStages: column('careerStage'),
    firstTimes: rows.map(({ firstTime }) => (firstTime === null ? null : firstTime === 1)),
  }
}

/** What the Studio shows beside the snapshot. @throws DomainError `reviews-not-locked` */
export function readStudio(sql: Statements, access: SignedInAccess, callId: string): StudioContext {
  requireLocked(sql, callId)
  const call = sql.get('SELECT * FROM Call WHERE id = ?', callId)
  if (call === undefined) throw new DomainError('not-found', 'There is no such page.')
  const areas = rulesRows(sql, 'CallArea', callId)
  const criteria = rulesRows(sql, 'CallCriterion', callId)
  const narrowed = isNarrowed(access)
  const name = (row: Row) => ({ id: text(row['key']), name: text(row['name']) })
  return {
    call: {
      id: callId,
      title: text(call['title']),
      state: text(call['state']),
      practice: call['practice'] === 1,
      rehearsal: call['rehearsal'] !== null,
      hasTruth: call['truth'] !== null,
      imported: call['imported'] === 1,
      budget: number(call['budget']),
      lockedAt: apiDate(call['reviewsLockedAt']) ?? '',
    },
    areas: areas.map((row) => ({
      ...name(row),
      nameDa: typeof row['nameDa'] === 'string' ? row['nameDa'] : null,
    })),
    criteria: criteria.map(name),
    proposals: proposalColumns(sql, callId, narrowed ? access.actor.personId : null),
    published: publishedRules(call, areas, criteria),
    seed: text(call['seed']),
    snapshotAvailable: !narrowed,
    maySave: access.can('create scenario'),
    mayReopen: access.can('reopen reviews') && call['state'] === 'closed',
    mayPropose: access.can('propose decision') && call['state'] === 'closed',
  }
}

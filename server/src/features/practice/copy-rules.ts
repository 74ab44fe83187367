import { rulesPublishedSchema } from '@furrow/core/contract/record'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import type { Statements } from '../../plugins/statements.ts'

type Way = { readonly from: string; readonly to: string }

/** Columns of the rules that a snapshot does not hold, by table and the key of their rows. */
const rules = {
  CallArea: ['name', 'nameDa', 'description', 'position', 'minShare', 'maxShare', 'weight'],
  CallTrack: ['name', 'description', 'position', 'minHours', 'maxHours'],
  CallCriterion: ['name', 'description', 'position', 'threshold', 'levels'],
} as const

function copyTable(sql: Statements, table: keyof typeof rules, { from, to }: Way): void {
  const columns = rules[table]
  const source = sql.all(`SELECT key, ${columns.join(', ')} FROM ${table} WHERE callId = ?`, from)
  for (const row of source) {
    const values = columns.map((column) => cell(row[column]))
    sql.run(
      `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE callId = ? AND key = ?`,
      ...values,
      to,
      String(row['key']),
    )
  }
}

const cell = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null

/** The published rules of the source, with the commitment to the seed that the copy has. */
function publishedOf(sql: Statements, { from, to }: Way): string | null {
  const published = sql.get('SELECT rulesPublished FROM Call WHERE id = ?', from)?.['rulesPublished']
  const seedCommitment = sql.get('SELECT seedCommitment FROM Call WHERE id = ?', to)?.['seedCommitment']
  if (typeof published !== 'string' || typeof seedCommitment !== 'string') return null
  return canonicalJson(rulesPublishedSchema.parse({ ...JSON.parse(published), seedCommitment }))
}

/** Gives the copy the shares, thresholds, weights of areas and published rules of its source. */
export function copyRules(sql: Statements, way: Way): void {
  const { from, to } = way
  for (const table of ['CallArea', 'CallTrack', 'CallCriterion'] as const) copyTable(sql, table, way)
  const source = sql.get(
    'SELECT scoreThreshold, machineId, reviewersPerProposal, maxReviewerLoad FROM Call WHERE id = ?',
    from,
  )
  sql.run(
    'UPDATE Call SET scoreThreshold = ?, reviewersPerProposal = ?, maxReviewerLoad = ?, rehearsalOf = ? WHERE id = ?',
    cell(source?.['scoreThreshold']),
    cell(source?.['reviewersPerProposal']) ?? 1,
    cell(source?.['maxReviewerLoad']) ?? 1,
    from,
    to,
  )
  const published = publishedOf(sql, way)
  if (published !== null) sql.run('UPDATE Call SET rulesPublished = ? WHERE id = ?', published, to)
}

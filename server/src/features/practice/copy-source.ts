import { snapshotSchema, type Snapshot } from '@furrow/core/contract/snapshot'
import { readSnapshotHeader } from '../../plugins/snapshot-header.ts'
import { snapshotPages } from '../../plugins/snapshot.ts'
import type { Statements } from '../../plugins/statements.ts'

/** Titles and institutions of the source, by number: of people nothing comes along. */
function namesOf(sql: Statements, callId: string) {
  const rows = sql.all(
    'SELECT number, title, institution, careerStage, firstTime FROM Proposal WHERE callId = ?',
    callId,
  )
  return new Map(
    rows.map((row) => [
      String(row['number']),
      {
        title: String(row['title']),
        institution: String(row['institution']),
        ...(typeof row['careerStage'] === 'string' && { careerStage: row['careerStage'] }),
        ...(typeof row['firstTime'] === 'number' && { firstTime: row['firstTime'] === 1 }),
      },
    ]),
  )
}

const { call, machine, proposals, reviews } = snapshotSchema.shape

/**
 * What is copied of a call: its snapshot with the names of its proposals. Each page of it is read and checked by itself,
 * and others are answered in between. @throws DomainError `not-found`, `reviews-not-locked`, `reviews-reopened`
 */
export async function readSource(sql: Statements, callId: string): Promise<Snapshot> {
  const lists: Pick<Snapshot, 'proposals' | 'reviews'> = { proposals: [], reviews: [] }
  const names = namesOf(sql, callId)
  for await (const { list, entries } of snapshotPages(sql, callId)) {
    const rows: { id: string }[] = JSON.parse(`[${entries}]`)
    if (list === 'reviews') lists.reviews.push(...reviews.parse(rows))
    else lists.proposals.push(...proposals.parse(rows.map((row) => ({ ...row, ...names.get(row.id) }))))
  }
  const header = readSnapshotHeader(sql, callId)
  return {
    format: 'furrow.snapshot/1',
    call: call.parse(header.call),
    ...(header.machine !== undefined && { machine: machine.parse(header.machine) }),
    ...lists,
  }
}

import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { DomainError } from '@furrow/core/errors'
import { makeKept } from './kept.ts'
import { readSnapshotHeader } from './snapshot-header.ts'
import type { Statements } from './statements.ts'

type Row = Record<string, unknown>

/** Rows a page: few enough that the server answers others between two, and holds little. */
const pageRows = 500

/** Handed in and not withdrawn; a proposal reopened and never sent again counts as it was handed in. */
const counted = `p.callId = ? AND p.deletedAt IS NULL AND (p.state IN ('submitted', 'reviewing', 'decided')
  OR (p.state IN ('draft', 'returned') AND p.submissionId IS NOT NULL))`

const frozen = (field: string) =>
  `CASE WHEN p.state IN ('draft', 'returned') THEN json_extract(s.content, '$.${field}') ELSE p.${field} END ${field}`

const proposalPage = `SELECT p.number, p.eligible, a.verdict, a.recommendedHours,
  ${['areaKey', 'trackKey', 'requested', 'minimum'].map(frozen).join(', ')}
  FROM Proposal p LEFT JOIN TechnicalAssessment a ON a.proposalId = p.id
  LEFT JOIN Submission s ON s.id = p.submissionId
  WHERE ${counted} AND p.number > ? ORDER BY p.number LIMIT ${pageRows}`

/** CROSS JOIN keeps the order of the tables: by itself SQLite tries every reviewer for every proposal. */
const reviewPage = `SELECT p.number, n.label, r.scores, r.confidence
  FROM Proposal p CROSS JOIN Review r
  LEFT JOIN Pseudonym n ON n.callId = p.callId AND n.personId = r.reviewerId
  WHERE ${counted} AND p.number > ? AND p.number <= ? AND r.proposalId = p.id AND r.state = 'submitted'
  ORDER BY p.number, n.label`

const technicalCap = ({ verdict, recommendedHours }: Row): { technicalCap?: number } => {
  if (verdict === 'notFeasible') return { technicalCap: 0 }
  return typeof recommendedHours === 'number' ? { technicalCap: recommendedHours } : {}
}

const proposalEntry = (row: Row): string =>
  canonicalJson({
    id: String(row['number']),
    ...(typeof row['areaKey'] === 'string' && { area: row['areaKey'] }),
    ...(typeof row['trackKey'] === 'string' && { track: row['trackKey'] }),
    eligible: row['eligible'] !== 0,
    requested: Number(row['requested'] ?? 1),
    minimum: Number(row['minimum'] ?? 1),
    ...technicalCap(row),
  })

function scoresText(stored: string): string {
  const scores: Record<string, unknown> = JSON.parse(stored)
  return canonicalJson(
    Object.fromEntries(
      Object.entries(scores).flatMap(([key, score]) => (typeof score === 'number' ? [[key, score]] : [])),
    ),
  )
}

/** Scales have few levels: of tens of thousands of reviews many hold the same scores, which are written once. */
function makeScoresText(): (stored: string) => string {
  const known = new Map<string, string>()
  return (stored) => {
    const found = known.get(stored)
    if (found !== undefined) return found
    const text = scoresText(stored)
    if (known.size < 20_000) known.set(stored, text)
    return text
  }
}

/** Canonical JSON by hand, its keys in order: 50,000 objects are sorted no sooner. */
function reviewEntry(row: Row, textOf: (stored: string) => string): string {
  const confidence = typeof row['confidence'] === 'number' ? `"confidence":${row['confidence']},` : ''
  const proposal = canonicalJson(String(row['number']))
  const reviewer = typeof row['label'] === 'string' ? `"reviewer":${canonicalJson(row['label'])},` : ''
  return `{${confidence}"proposal":${proposal},${reviewer}"scores":${textOf(String(row['scores']))}}`
}

/** As the normal form has them: where an import names no reviewer, a proposal's reviews stand by their own text. */
function reviewEntries(rows: readonly Row[], textOf: (stored: string) => string): string[] {
  const entries = rows.map((row, place) => ({ row, place, text: reviewEntry(row, textOf) }))
  if (rows.some((row) => row['label'] === null))
    entries.sort((a, b) => {
      const isTied = a.row['number'] === b.row['number'] && (a.row['label'] ?? b.row['label']) === null
      return isTied ? Number(a.text > b.text) - Number(a.text < b.text) : a.place - b.place
    })
  return entries.map(({ text }) => text)
}

/** Neighbouring entries of one list of a snapshot, as canonical JSON with commas in between. */
interface SnapshotPage {
  readonly list: 'proposals' | 'reviews'
  readonly entries: string
}

/**
 * The lists of the pseudonymous snapshot of a call in its normal form, all pages of the proposals first. The server
 * answers others between two. @throws DomainError `not-found`, `reviews-not-locked`, `reviews-reopened`
 */
export async function* snapshotPages(sql: Statements, callId: string): AsyncGenerator<SnapshotPage> {
  requireLocked(sql, callId)
  const ends: string[] = ['']
  for (let rows = sql.all(proposalPage, callId, ''); rows.length > 0;) {
    const last = String(rows.at(-1)?.['number'])
    yield { list: 'proposals', entries: rows.map(proposalEntry).join(',') }
    ends.push(last)
    await breathe()
    rows = sql.all(proposalPage, callId, last)
  }
  yield* reviewPages(sql, callId, ends)
}

async function* reviewPages(
  sql: Statements,
  callId: string,
  ends: readonly string[],
): AsyncGenerator<SnapshotPage> {
  const textOf = makeScoresText()
  for (const [page, end] of ends.entries()) {
    if (page === 0) continue
    const rows = sql.all(reviewPage, callId, ends[page - 1] ?? '', end)
    if (rows.length === 0) continue
    yield { list: 'reviews', entries: reviewEntries(rows, textOf).join(',') }
    await breathe()
  }
}

/**
 * The pseudonymous snapshot of a call as canonical JSON of its normal form, in pieces: its SHA-256 is the hash
 * of the snapshot. Without titles, institutions, career stages and first-time flags.
 * @throws DomainError `not-found`, `reviews-not-locked`, `reviews-reopened`
 */
export async function* snapshotText(sql: Statements, callId: string): AsyncGenerator<string> {
  requireLocked(sql, callId)
  const { call, machine } = readSnapshotHeader(sql, callId)
  yield `{"call":${canonicalJson(call)},"format":"furrow.snapshot/1",`
  if (machine !== undefined) yield `"machine":${canonicalJson(machine)},`
  yield '"proposals":['
  let [list, comma] = ['proposals', '']
  for await (const page of snapshotPages(sql, callId)) {
    if (page.list !== list) {
      yield '],"reviews":['
      ;[list, comma] = [page.list, '']
    }
    yield comma + page.entries
    comma = ','
  }
  yield list === 'reviews' ? ']}' : '],"reviews":[]}'
}

/** @throws DomainError `reviews-not-locked`, `reviews-reopened`: nothing of the ranking leaves the server before. */
export function requireLocked(sql: Statements, callId: string): void {
  const call = sql.get('SELECT reviewsLockedAt, reviewsReopenedAt FROM Call WHERE id = ?', callId)
  if (call === undefined) throw new DomainError('not-found', 'There is no such page.')
  if (call['reviewsLockedAt'] !== null) return
  if (call['reviewsReopenedAt'] !== null)
    throw new DomainError(
      'reviews-reopened',
      'The reviews are open again for one more: lock them again first.',
    )
  throw new DomainError('reviews-not-locked', 'The reviews are not locked yet: lock them first.')
}

/** The whole text and its hash, for a decision or a file. */
export async function readSnapshotText(
  sql: Statements,
  callId: string,
): Promise<{ text: string; hash: string }> {
  const pieces: string[] = []
  for await (const piece of snapshotText(sql, callId)) pieces.push(piece)
  const text = pieces.join('')
  return { text, hash: `sha256:${createHash('sha256').update(text).digest('hex')}` }
}

export interface PackedSnapshot {
  readonly hash: string
  readonly gzip: Buffer
}

/** What a snapshot depends on and may still change after the lock: eligibility, assessments, withdrawals. */
const stamp = (sql: Statements, callId: string): string =>
  JSON.stringify([
    sql.get('SELECT version, updatedAt, reviewsLockedAt, machineId FROM Call WHERE id = ?', callId),
    sql.get('SELECT count(*) n, sum(version) v, sum(eligible) e FROM Proposal WHERE callId = ?', callId),
    sql.get(
      `SELECT count(*) n, sum(a.version) v, sum(a.recommendedHours) h FROM Proposal p
       JOIN TechnicalAssessment a ON a.proposalId = p.id WHERE p.callId = ?`,
      callId,
    ),
    sql.get('SELECT m.version FROM Call c JOIN Machine m ON m.id = c.machineId WHERE c.id = ?', callId),
  ])

async function pack(sql: Statements, callId: string): Promise<PackedSnapshot> {
  const digest = createHash('sha256')
  const zip = createGzip({ level: 6 })
  const packed: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    zip.on('data', (piece: Buffer) => packed.push(piece))
    zip.on('end', resolve)
    zip.on('error', reject)
  })
  for await (const piece of snapshotText(sql, callId)) {
    digest.update(piece)
    if (!zip.write(piece)) await new Promise((resolve) => zip.once('drain', resolve))
  }
  zip.end()
  await done
  return { hash: `sha256:${digest.digest('hex')}`, gzip: Buffer.concat(packed) }
}

/** Packed snapshots of the calls asked for last, made once per state of the call. */
export const makeSnapshots = (sql: Statements): ((callId: string) => Promise<PackedSnapshot>) =>
  makeKept({
    limit: 4,
    stamp: (callId) => stamp(sql, callId),
    load: (callId) => pack(sql, callId),
  })

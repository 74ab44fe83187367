import { runAll, type Parts, type Progress } from '@furrow/core/allocation/progress'
import { scenarioSchema } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { normalSnapshot } from '@furrow/core/record/normal-form'
import { makeScoreTable } from '@furrow/core/scoring/score-table'
import { scoreProposals } from '@furrow/core/scoring/score-proposals'
import { auditHot } from '../audit.ts'
import type { Store } from '../database.ts'
import type { Doer } from '../doer.ts'
import type { Statements } from '../statements.ts'
import { insertCall } from './insert-call.ts'
import { insertProposals } from './insert-proposals.ts'
import type { ImportStage } from './import-stage.ts'
import { insertReviews } from './insert-reviews.ts'

export interface ImportOptions {
  /** The id of the call here; that of the snapshot if left out. */
  readonly as?: string
  readonly now: Date
  readonly randomBytes: (length: number) => Buffer
  readonly randomId: () => string
  /** Told what is written next, with the number of rows. */
  readonly onProgress?: (what: string, rows: number) => void
  /** How far the call is, locked if this is left out. `reviewing` has assignments without reviews; `open` reviewers alone. */
  readonly stage?: ImportStage
  /** Who asked for it in the page; nobody at the command line. */
  readonly by?: Doer
  /** What the call's `rehearsal` says until `finish` changes it: of a round that is written in parts, that it is unfinished. */
  readonly rehearsal?: string
  /** Runs with the last that is written. */
  readonly finish?: (sql: Statements) => void
}

export interface Importing extends Required<
  Pick<ImportOptions, 'now' | 'randomId' | 'randomBytes' | 'stage'>
> {
  readonly sql: Statements
  readonly callId: string
  readonly snapshot: Snapshot
  readonly rehearsal: string | null
}

/** The call of an import is there already. */
export class ImportRefused extends Error {
  constructor(callId: string) {
    super(`There is a call ${callId} already: import it under another id with --as ID.`)
    this.name = 'ImportRefused'
  }
}

/** Thousandths of a point per proposal in the order of the normal form, under the call's own weights; −1: none. */
function* scoreParts(snapshot: Snapshot, begun: Progress): Parts<Float64Array> {
  const scenario = scenarioSchema.parse({ format: 'furrow.scenario/1', policy: { kind: 'cutoff' } })
  const places = new Map(snapshot.proposals.map(({ id }, index) => [id, index]))
  yield begun
  const table = makeScoreTable(snapshot, places)
  yield begun
  return scoreProposals(table, scenario).score
}

/**
 * The same in parts, to be written in one transaction or in many. Applicants and reviewers are written with the first
 * of what is theirs, so that who deletes a half-written call finds all of them.
 */
export function* importParts(sql: Statements, given: Snapshot, options: ImportOptions): Parts<string> {
  const snapshot = normalSnapshot(given)
  const { now, randomBytes, randomId, onProgress = () => undefined, stage = 'locked' } = options
  const { as: callId = snapshot.call.id, rehearsal = null } = options
  if (sql.get('SELECT 1 FROM Call WHERE id = ?', callId) !== undefined) throw new ImportRefused(callId)
  const importing: Importing = { sql, callId, snapshot, now, randomBytes, randomId, stage, rehearsal }
  const [proposals, reviews] = [snapshot.proposals.length, snapshot.reviews.length]
  const of = proposals + reviews
  const progress = counting(of)
  insertCall(importing)
  const scores = yield* scoreParts(snapshot, { done: 0, of })
  onProgress('proposals', proposals)
  const ids = yield* progress(insertProposals(importing, scores))
  onProgress('reviews', reviews)
  yield* progress(insertReviews(importing, ids))
  auditHot(sql, {
    at: now,
    actor: null,
    ...options.by,
    action: 'import call',
    objectType: 'call',
    objectId: callId,
    callId,
    detail: { proposals, reviews },
  })
  options.finish?.(sql)
  return callId
}

/** Counts what is written, over several lists. */
function counting(of: number) {
  let done = 0
  return function* <T>(rows: Generator<void, T>): Parts<T> {
    for (;;) {
      const row = rows.next()
      if (row.done === true) return row.value
      done += 1
      yield { done, of }
    }
  }
}

/**
 * Writes a snapshot as a closed call with locked reviews, unless another stage is asked for, in one transaction: nothing
 * is half-saved. Applicants and reviewers are invented people who cannot sign in; reviewers keep their ids as pseudonyms.
 * @throws ImportRefused where the id is taken
 */
export const importSnapshot = (store: Store, given: Snapshot, options: ImportOptions): Promise<string> =>
  store.hotWrite((sql) => runAll(importParts(sql, given, options)))

import type { Parts } from '@furrow/core/allocation/progress'
import { DomainError } from '@furrow/core/errors'
import { auditHot } from '../../plugins/audit.ts'
import type { Doer } from '../../plugins/doer.ts'
import { importedMachineId } from '../../plugins/own-machine.ts'
import type { Statements } from '../../plugins/statements.ts'

/** What hangs on proposals without being deleted with them, from the leaves to the root. */
const onProposals = [
  'AwardQuestion',
  'Appeal',
  'AwardOffer',
  'AwardEvent',
  'Award',
  'Decision',
  'Conflict',
] as const
const counted = [...onProposals, 'Review', 'Assignment', 'Proposal', 'OutboxMail'] as const

/** Rows of a part: with all that goes with a proposal, some milliseconds. */
const atOnce = 50

const rowsOf = (sql: Statements, table: (typeof counted)[number], callId: string): number =>
  Number(sql.get(`SELECT count(*) n FROM ${table} WHERE callId = ?`, callId)?.['n'] ?? 0)

/** The invented people of a round: nobody else has an address of this kind, and they belong to no other call. */
const invented = `invented = 1 AND email LIKE '%@import.invalid'`

const forget = (sql: Statements, personId: unknown): number =>
  sql.run(`DELETE FROM Person WHERE id = ? AND ${invented}`, personId)

function* emptied(sql: Statements, table: (typeof counted)[number], callId: string): Generator<number> {
  const some = `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE callId = ? LIMIT ${atOnce})`
  for (let rows = sql.run(some, callId); rows > 0; rows = sql.run(some, callId)) yield rows
}

/** Reviewers go with all that they wrote, so that none is left over wherever this ends. */
function* reviewersGone(sql: Statements, callId: string): Generator<number> {
  const reviewers = sql.all(
    `SELECT reviewerId FROM Assignment WHERE callId = :callId UNION SELECT reviewerId FROM Review WHERE callId = :callId
     UNION SELECT personId FROM Pseudonym WHERE callId = :callId UNION SELECT personId FROM RoleGrant WHERE callId = :callId`,
    { callId },
  )
  for (const { reviewerId } of reviewers) {
    const reviews = sql.run('DELETE FROM Review WHERE callId = ? AND reviewerId = ?', callId, reviewerId)
    const assignments = sql.run(
      'DELETE FROM Assignment WHERE callId = ? AND reviewerId = ?',
      callId,
      reviewerId,
    )
    sql.run('DELETE FROM Pseudonym WHERE callId = ? AND personId = ?', callId, reviewerId)
    forget(sql, reviewerId)
    yield reviews + assignments
  }
}

/** Proposals with their applicants. */
function* proposalsGone(sql: Statements, callId: string): Generator<number> {
  for (;;) {
    const some = sql.all(`SELECT id, ownerId FROM Proposal WHERE callId = ? LIMIT ${atOnce}`, callId)
    if (some.length === 0) return
    for (const { id, ownerId } of some) {
      sql.run('DELETE FROM Proposal WHERE id = ?', id)
      forget(sql, ownerId)
    }
    yield some.length
  }
}

/** Deletes all of a round that is marked, in parts; it may be half there. */
export function* deleteParts(sql: Statements, callId: string): Parts<void> {
  const of = counted.reduce((sum, table) => sum + rowsOf(sql, table, callId), 0)
  let done = 0
  const works = [
    ...onProposals.map((table) => emptied(sql, table, callId)),
    reviewersGone(sql, callId),
    proposalsGone(sql, callId),
    emptied(sql, 'OutboxMail', callId),
  ]
  for (const work of works)
    for (const rows of work) {
      done += rows
      yield { done, of }
    }
  sql.run('DELETE FROM Call WHERE id = ?', callId)
  sql.run('DELETE FROM Machine WHERE id = ?', importedMachineId(callId))
}

/**
 * From here on nobody sees the round, and the server deletes it whatever happens: what remains are its events in the
 * audit log. @returns its title @throws DomainError `wrong-state`
 */
export function markDeleted(sql: Statements, callId: string, by: Doer): string {
  const call = sql.get('SELECT title, rehearsal FROM Call WHERE id = ?', callId)
  if (call === undefined || call['rehearsal'] === null)
    throw new DomainError('wrong-state', 'This is no rehearsal: only practice rounds are deleted.')
  const title = String(call['title'])
  const people = sql.get(
    `SELECT count(*) n FROM Person WHERE ${invented} AND id IN (SELECT ownerId FROM Proposal WHERE callId = :callId
     UNION SELECT reviewerId FROM Review WHERE callId = :callId
     UNION SELECT personId FROM RoleGrant WHERE callId = :callId)`,
    { callId },
  )
  sql.run(`UPDATE Call SET rehearsal = 'deleting' WHERE id = ?`, callId)
  auditHot(sql, {
    ...by,
    action: 'practice.deleted',
    objectType: 'call',
    objectId: callId,
    callId,
    detail: { title, people: Number(people?.['n'] ?? 0) },
  })
  return title
}

/** Rounds that were being made or deleted when the server ended. */
export const unfinishedRounds = (sql: Statements): { callId: string; title: string }[] =>
  sql
    .all(`SELECT id, title FROM Call WHERE rehearsal IN ('making', 'deleting') ORDER BY id`)
    .map((row) => ({ callId: String(row['id']), title: String(row['title']) }))

import { DomainError } from '@furrow/core/errors'
import { auditHot } from '../../plugins/audit.ts'
import type { Doer } from '../../plugins/doer.ts'
import { importedMachineId } from '../../plugins/own-machine.ts'
import type { Statements } from '../../plugins/statements.ts'

/** What hangs on a call without being deleted with it, from the leaves to the root. */
const tables = [
  'AwardQuestion',
  'Appeal',
  'AwardOffer',
  'AwardEvent',
  'Award',
  'Decision',
  'Review',
  'Assignment',
  'Conflict',
  'Proposal',
  'OutboxMail',
] as const

/** The invented people of the round: nobody else has an address of this kind, and they belong to no other call. */
const peopleOf = (sql: Statements, callId: string): string[] =>
  sql
    .all(
      `SELECT id FROM Person WHERE invented = 1 AND email LIKE '%@import.invalid' AND id IN
       (SELECT ownerId FROM Proposal WHERE callId = :callId UNION SELECT reviewerId FROM Review WHERE callId = :callId)`,
      { callId },
    )
    .map((row) => String(row['id']))

/** Deletes a practice round whole: what remains are its events in the audit log. @throws DomainError `wrong-state` */
export function deleteRound(sql: Statements, callId: string, by: Doer): void {
  const call = sql.get('SELECT title, rehearsal FROM Call WHERE id = ?', callId)
  if (call === undefined || call['rehearsal'] === null)
    throw new DomainError('wrong-state', 'This is no rehearsal: only practice rounds are deleted.')
  const people = peopleOf(sql, callId)
  for (const table of tables) sql.run(`DELETE FROM ${table} WHERE callId = ?`, callId)
  sql.run('DELETE FROM Call WHERE id = ?', callId)
  sql.run('DELETE FROM Machine WHERE id = ?', importedMachineId(callId))
  for (const id of people) sql.run('DELETE FROM Person WHERE id = ?', id)
  auditHot(sql, {
    ...by,
    action: 'practice.deleted',
    objectType: 'call',
    objectId: callId,
    callId,
    detail: { title: String(call['title']), people: people.length },
  })
}

import { can } from '@furrow/core/access/can'
import type { OwnDesk } from '@furrow/core/contract/desk'
import { sqlDate } from '../../plugins/statements.ts'
import type { Readers } from '../../plugins/database.ts'
import { firstReleased, unansweredAwards } from '../../plugins/unanswered-awards.ts'
import type { DeskOwner } from './read-desk.ts'

/** Without the proposals with which the viewer has a conflict. */
const without = (proposalId: string) => `NOT EXISTS (SELECT 1 FROM Conflict x
  WHERE x.proposalId = ${proposalId} AND x.personId = :viewer AND x.state <> 'waived')`

const unanswered = unansweredAwards({ callId: 'c.id', also: without('e.proposalId') })

const answerBy = `SELECT f.answerBy FROM Decision f WHERE f.id = (${firstReleased('c.id')})`

const counts = `SELECT c.id, c.title, c.state,
  (SELECT count(*) FROM Appeal a WHERE a.callId = c.id AND a.state = 'open' AND ${without('a.proposalId')}) appeals,
  (SELECT count(*) FROM AwardQuestion q WHERE q.callId = c.id AND q.answer IS NULL
    AND ${without('q.proposalId')}) questions,
  (SELECT count(*) FROM AwardOffer o WHERE o.callId = c.id AND o.state = 'open' AND o.expiresAt < :now
    AND ${without('o.proposalId')}) offers,
  CASE WHEN (${answerBy}) < :now THEN (SELECT count(*) FROM (${unanswered})) ELSE 0 END late,
  (SELECT d.id FROM Decision d WHERE d.callId = c.id AND d.state = 'signed' LIMIT 1) signed
  FROM Call c WHERE c.state IN ('released', 'archived') ORDER BY c.releasedAt DESC, c.id`

/** Released calls in which something waits for the office or a director, in counts; one statement for all of them. */
export function readAfterRelease(
  { sql }: Pick<Readers, 'sql'>,
  { actor, now }: DeskOwner,
): OwnDesk['released'] {
  if (!can(actor, 'release decision')) return null
  const rows = sql.all(counts, { viewer: actor.personId, now: sqlDate(now) })
  return rows.flatMap((row) => {
    const id = String(row['id'])
    const mayRead = can(actor, 'read decision.unreleased', {
      callId: id,
      callState: row['state'] === 'archived' ? 'archived' : 'released',
    })
    const item = {
      id,
      title: String(row['title']),
      appeals: Number(row['appeals']),
      questions: Number(row['questions']),
      offers: Number(row['offers']),
      late: Number(row['late']),
      signedId: typeof row['signed'] === 'string' ? row['signed'] : null,
    }
    const isWaiting = item.appeals + item.questions + item.offers + item.late > 0 || item.signedId !== null
    return mayRead && isWaiting ? [item] : []
  })
}

import { randomUUID } from 'node:crypto'
import type { PracticeStage } from '@furrow/core/contract/practice'
import { auditHot } from '../../plugins/audit.ts'
import type { Doer } from '../../plugins/doer.ts'
import { insert } from '../../plugins/insert.ts'
import { sqlDate, type Statements } from '../../plugins/statements.ts'

const ownProposals = 3

interface Round {
  readonly callId: string
  readonly stage: PracticeStage
}

/**
 * Whoever makes a round before its reviews reviews in it too: invited to the first proposals, beside the invented
 * reviewers, once there are assignments. The role holds in this call alone and goes with it.
 */
export function seatMaker(sql: Statements, { callId, stage }: Round, by: Doer): void {
  const { personId } = by.actor
  const at = sqlDate(by.at)
  const role = 'reviewer'
  insert(sql, 'RoleGrant', {
    id: randomUUID(),
    personId,
    role,
    callId,
    grantedById: personId,
    createdAt: at,
  })
  const first = sql.all(
    'SELECT id FROM Proposal WHERE callId = ? ORDER BY number LIMIT ?',
    callId,
    stage === 'open' ? 0 : ownProposals,
  )
  for (const row of first)
    insert(sql, 'Assignment', {
      id: randomUUID(),
      callId,
      proposalId: String(row['id']),
      reviewerId: personId,
      state: 'invited',
      invitedById: personId,
      invitedAt: at,
    })
  auditHot(sql, {
    ...by,
    action: 'role.granted',
    objectType: 'person',
    objectId: personId,
    callId,
    detail: { role, proposals: first.length },
  })
}

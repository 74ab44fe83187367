import { randomUUID } from 'node:crypto'
import type { LetterLanguage } from '@furrow/core/contract/letters'
import { DomainError } from '@furrow/core/errors'
import { inventMarks } from '@furrow/core/ranking/invented-marks'
import { z } from 'zod'
import { auditHot } from '../../plugins/audit.ts'
import type { Doer } from '../../plugins/doer.ts'
import { insert } from '../../plugins/insert.ts'
import { sqlDate, type Statements } from '../../plugins/statements.ts'
import { inventedWords } from './invent-names.ts'
import { readTruth } from './truth.ts'

const levels = z
  .string()
  .transform((text) => z.array(z.object({ score: z.number() })).parse(JSON.parse(text)))
  .transform((list) => list.map(({ score }) => score))

const criterionRow = z
  .object({ key: z.string(), min: z.number(), max: z.number(), lowIsGood: z.number(), levels })
  .transform(({ key, lowIsGood, ...scale }) => ({ id: key, lowIsGood: lowIsGood === 1, ...scale }))

const waitingRow = z.object({
  assignmentId: z.string(),
  proposalId: z.string(),
  proposal: z.string(),
  reviewer: z.string(),
})
type Waiting = z.infer<typeof waitingRow>

/** @throws DomainError `wrong-state`, `reviews-locked` */
function requireReviewing(sql: Statements, callId: string): void {
  const call = sql.get('SELECT state, rehearsal, reviewsLockedAt FROM Call WHERE id = ?', callId)
  if (call?.['rehearsal'] === null || call === undefined)
    throw new DomainError(
      'wrong-state',
      'This is no rehearsal: reviews are invented in practice rounds only.',
    )
  if (call['reviewsLockedAt'] !== null) throw new DomainError('reviews-locked', 'The reviews are locked.')
  if (call['state'] !== 'closed') throw new DomainError('wrong-state', 'Reviewing has not begun or is over.')
}

/** Assignments that nobody has begun to work on: a draft is somebody's own. */
const waitingIn = (sql: Statements, callId: string): Waiting[] =>
  sql
    .all(
      `SELECT a.id assignmentId, a.proposalId proposalId, p.number proposal, a.reviewerId reviewer
       FROM Assignment a JOIN Proposal p ON p.id = a.proposalId
       WHERE a.callId = ? AND a.state IN ('invited', 'accepted') AND p.state <> 'withdrawn'
       AND NOT EXISTS (SELECT 1 FROM Review r WHERE r.assignmentId = a.id) ORDER BY a.id`,
      callId,
    )
    .map((row) => waitingRow.parse(row))

type Handing = { readonly callId: string; readonly at: string; readonly text: string }

function handIn(
  sql: Statements,
  { callId, at, text }: Handing,
  waiting: Waiting & { scores: string; confidence: number },
) {
  const { assignmentId, proposalId, reviewer, scores, confidence } = waiting
  insert(sql, 'Review', {
    id: randomUUID(),
    callId,
    proposalId,
    reviewerId: reviewer,
    assignmentId,
    state: 'submitted',
    scores,
    confidence,
    textForApplicant: text,
    createdAt: at,
    updatedAt: at,
    submittedAt: at,
  })
  sql.run(`UPDATE Assignment SET state = 'done', respondedAt = ? WHERE id = ?`, at, assignmentId)
  sql.run('UPDATE Proposal SET reviewCount = reviewCount + 1 WHERE id = ?', proposalId)
}

interface Inventing {
  readonly callId: string
  readonly language: LetterLanguage
}

/**
 * Hands in an invented review for each assignment of a practice round that nobody has begun; what people wrote stays.
 * Around the true worth where it is known. @returns how many @throws DomainError `wrong-state`, `reviews-locked`
 */
export function inventReviews(sql: Statements, { callId, language }: Inventing, by: Doer): number {
  requireReviewing(sql, callId)
  const waiting = waitingIn(sql, callId)
  const criteria = sql
    .all(
      'SELECT key, min, max, lowIsGood, levels FROM CallCriterion WHERE callId = ? ORDER BY position',
      callId,
    )
    .map((row) => criterionRow.parse(row))
  const worth = readTruth(sql, callId).worth ?? {}
  const handing = { callId, at: sqlDate(by.at), text: inventedWords[language].review }
  inventMarks({ criteria, pairs: waiting, worth, seed: callId }).forEach(({ scores, confidence }, row) => {
    const own = waiting[row]
    if (own !== undefined) handIn(sql, handing, { ...own, scores: JSON.stringify(scores), confidence })
  })
  auditHot(sql, {
    ...by,
    action: 'practice.reviews-invented',
    objectType: 'call',
    objectId: callId,
    callId,
    detail: { reviews: waiting.length },
  })
  return waiting.length
}

import {
  answered,
  assigning,
  assignmentCallParams,
  assignmentParams,
  assignmentProposalParams,
  bulkResult,
  bulkRows,
  bulkUndo,
  declining,
  matrix,
  matrixQuery,
  queue,
  reminded,
  reviewerList,
  undone,
} from '@furrow/core/contract/assignments'
import type { BulkResult, SkipReason } from '@furrow/core/contract/assignments'
import { problemReplies } from '@furrow/core/contract/problem'
import { DomainError } from '@furrow/core/errors'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { answerAssignment } from './answer.ts'
import { assignRows } from './assign.ts'
import { remindLate } from './mail.ts'
import { listAssignments, listReviewers } from './office-lists.ts'
import { readQueue } from './queue.ts'
import { takeBack, takeOneBack } from './unassign.ts'

const tags = ['assignments']

/** Who reviews what: the reviewer's queue and answers, the office's lists, assigning one by one and by file. */
export async function assignmentRoutes(app: App): Promise<void> {
  queueRoutes(app)
  listRoutes(app)
  assignRoutes(app)
  assignOneRoute(app)
  undoRoutes(app)
  remindRoute(app)
}

function queueRoutes(app: App): void {
  app.get(
    '/api/assignments',
    {
      config: { action: 'list review.assignment.own', scope: 'self' },
      schema: { tags, summary: 'My queue', response: { 200: queue, ...problemReplies } },
    },
    (request) => readQueue(app.db, signedIn(request).actor.personId),
  )
  const response = { 200: answered, ...problemReplies }
  app.post(
    '/api/assignments/:assignmentId/accept',
    {
      config: { action: 'accept review.assignment', scope: 'assignment' },
      schema: { tags, summary: 'Accept', params: assignmentParams, response },
    },
    (request) => {
      const answer = { assignmentId: request.params.assignmentId, state: 'accepted' } as const
      return app.write((tx) => answerAssignment(tx, doerOf(request), answer))
    },
  )
  app.post(
    '/api/assignments/:assignmentId/decline',
    {
      config: { action: 'decline review.assignment', scope: 'assignment' },
      schema: { tags, summary: 'Decline', params: assignmentParams, body: declining, response },
    },
    (request) => {
      const { assignmentId } = request.params
      const answer = { assignmentId, state: 'declined', reason: request.body.reason } as const
      return app.write((tx) => answerAssignment(tx, doerOf(request), answer))
    },
  )
}

function listRoutes(app: App): void {
  const config = { action: 'read review.assignment_names', scope: 'call' } as const
  const reading = () => ({ db: app.db, sql: app.sql, now: app.clock.now() })
  app.get(
    '/api/calls/:callId/reviewers',
    {
      config,
      schema: {
        tags,
        summary: 'Reviewers with their load',
        params: assignmentCallParams,
        response: { 200: reviewerList, ...problemReplies },
      },
    },
    (request) => listReviewers(reading(), signedIn(request)),
  )
  app.get(
    '/api/calls/:callId/assignments',
    {
      config,
      schema: {
        tags,
        summary: 'Who is asked for which proposal',
        params: assignmentCallParams,
        querystring: matrixQuery,
        response: { 200: matrix, ...problemReplies },
      },
    },
    (request) => listAssignments(reading(), signedIn(request), request.query),
  )
}

const refusals: Partial<Record<SkipReason, string>> = {
  'already-assigned': 'This person was asked for this proposal before.',
  conflict: 'This person has a conflict of interest with the proposal.',
  'team-member': 'This person is on the team of the proposal.',
  'same-institution': 'Same institution: judge the conflict first; it stands in the list of conflicts.',
  'applicant-in-call': 'This person applies in the same call: judge the conflict first, in the list.',
  'load-limit': 'This person has as many assignments as the call allows.',
}

/** One row that was skipped is a refusal; what was detected stays noted. */
function requireAssigned(result: BulkResult): BulkResult {
  const skip = result.rows[0]?.skip ?? null
  if (skip === null) return result
  const text = refusals[skip] ?? 'This person cannot review this proposal.'
  if (skip === 'load-limit') throw new DomainError('reviewer-overloaded', text)
  if (skip === 'already-assigned') throw new DomainError('already-exists', text)
  if (skip === 'unknown-reviewer' || skip === 'unknown-proposal') throw new DomainError('wrong-state', text)
  throw new DomainError('conflict-of-interest', text)
}

function assignRoutes(app: App): void {
  const response = { 200: bulkResult, ...problemReplies }
  const { publicUrl } = app.config
  app.post(
    '/api/calls/:callId/assignments',
    {
      config: { action: 'create review.assignment', scope: 'call' },
      schema: {
        tags,
        summary: 'Assign many; a dry run shows what would change',
        params: assignmentCallParams,
        body: bulkRows,
        response,
      },
    },
    (request) => {
      const asked = { access: signedIn(request), bulk: { ...request.body, publicUrl } }
      return app.write((tx) => assignRows(tx, doerOf(request), asked))
    },
  )
}

function assignOneRoute(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/proposals/:proposalId/assignments',
    {
      config: { action: 'create review.assignment', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Assign one',
        params: assignmentProposalParams,
        body: assigning,
        response: { 200: bulkResult, ...problemReplies },
      },
    },
    async (request) => {
      const result = await app.write(async (tx) => {
        const proposal = await tx.proposal.findUniqueOrThrow({
          where: { id: request.params.proposalId },
          select: { number: true },
        })
        const reviewer = await tx.person.findUnique({
          where: { id: request.body.reviewerId },
          select: { email: true },
        })
        const rows = [{ proposal: proposal.number, email: reviewer?.email.toLowerCase() ?? '' }]
        const asked = { access: signedIn(request), bulk: { rows, dryRun: false, publicUrl } }
        return assignRows(tx, doerOf(request), asked)
      })
      return requireAssigned(result)
    },
  )
}

function undoRoutes(app: App): void {
  app.post(
    '/api/calls/:callId/assignments/undo',
    {
      config: { action: 'create review.assignment', scope: 'call' },
      schema: {
        tags,
        summary: 'Take back what is not begun',
        params: assignmentCallParams,
        body: bulkUndo,
        response: { 200: undone, ...problemReplies },
      },
    },
    (request) => {
      const taking = { callId: request.params.callId, ids: request.body.assignmentIds }
      return app.write((tx) => takeBack(tx, doerOf(request), taking))
    },
  )
  app.delete(
    '/api/assignments/:assignmentId',
    {
      config: { action: 'create review.assignment', scope: 'assignment' },
      schema: {
        tags,
        summary: 'Take one back that is not begun',
        params: assignmentParams,
        response: { 200: undone, ...problemReplies },
      },
    },
    (request) => {
      const taking = { callId: request.access.facts.callId ?? '', ids: [request.params.assignmentId] }
      return app.write((tx) => takeOneBack(tx, doerOf(request), taking))
    },
  )
}

function remindRoute(app: App): void {
  app.post(
    '/api/calls/:callId/reminders',
    {
      config: { action: 'create review.assignment', scope: 'call' },
      schema: {
        tags,
        summary: 'Remind whoever is late, at most once a day',
        params: assignmentCallParams,
        response: { 200: reminded, ...problemReplies },
      },
    },
    (request) => {
      const asked = { callId: request.params.callId, publicUrl: app.config.publicUrl }
      return app.write((tx) => remindLate(tx, doerOf(request), asked))
    },
  )
}

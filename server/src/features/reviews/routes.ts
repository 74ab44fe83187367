import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemReplies } from '@furrow/core/contract/problem'
import {
  assignmentParams,
  deskView,
  lockPreview,
  reopenInput,
  reviewCallParams,
  reviewContent,
  reviewList,
  reviewProposalParams,
  reviewSaved,
} from '@furrow/core/contract/reviews'
import type { ReviewSaved } from '@furrow/core/contract/reviews'
import { signedIn } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import type { App } from '../../plugins/deps.ts'
import type { Doer } from '../../plugins/doer.ts'
import { doerOf } from '../../plugins/doer.ts'
import { notFound } from '../../plugins/errors.ts'
import { seenVersion, sendVersion } from '../../plugins/versions.ts'
import { readDesk } from './desk.ts'
import { lockReviews, previewLock } from './lock.ts'
import { reopenReviews } from './reopen.ts'
import { listReviews } from './read-reviews.ts'
import { handInReview, reopenReview, saveReview } from './write-review.ts'
import type { ReviewTarget } from './write-review.ts'

const tags = ['reviews']

/** Reviews: the reviewer's desk, what others may read, and the lock. */
export async function reviewRoutes(app: App): Promise<void> {
  readRoutes(app)
  writeRoutes(app)
  lockRoutes(app)
  reopenRoute(app)
}

/** A reviewer works on what is assigned: a declined assignment shows no proposal. */
function requireAtWork(request: FastifyRequest): void {
  const { facts } = request.access
  if (facts.assigned !== true || !request.access.can('read proposal.submitted')) throw notFound()
}

function readRoutes(app: App): void {
  app.get(
    '/api/assignments/:assignmentId',
    {
      config: { action: 'read review.own', scope: 'assignment' },
      schema: {
        tags,
        summary: 'The desk: proposal, criteria, own review',
        params: assignmentParams,
        response: { 200: deskView, ...problemReplies },
      },
    },
    async (request, reply) => {
      requireAtWork(request)
      const showsPeople = request.access.can('read proposal.identity')
      const desk = await readDesk(app.db, { assignmentId: request.params.assignmentId, showsPeople })
      sendVersion(reply, desk.review?.version ?? 0)
      return desk
    },
  )
  app.get(
    '/api/proposals/:proposalId/reviews',
    {
      config: { action: 'read review.others', scope: 'proposal' },
      schema: {
        tags,
        summary: 'The reviews of a proposal',
        params: reviewProposalParams,
        response: { 200: reviewList, ...problemReplies },
      },
    },
    (request) => listReviews(app.db, signedIn(request)),
  )
}

type Step = (tx: Tx, by: Doer, target: ReviewTarget) => Promise<ReviewSaved>
type Asked = { request: FastifyRequest; reply: FastifyReply; assignmentId: string }

async function stepped({ request, reply, assignmentId }: Asked, step: Step): Promise<ReviewSaved> {
  requireAtWork(request)
  const target = { assignmentId, version: seenVersion(request) }
  const saved = await request.server.write((tx) => step(tx, doerOf(request), target))
  sendVersion(reply, saved.version)
  return saved
}

function writeRoutes(app: App): void {
  const config = { action: 'update review.own', scope: 'assignment' } as const
  const response = { 200: reviewSaved, ...problemReplies }
  app.put(
    '/api/assignments/:assignmentId/review',
    {
      config,
      schema: {
        tags,
        summary: 'Save the draft',
        params: assignmentParams,
        body: reviewContent,
        response,
      },
    },
    (request, reply) => {
      const { assignmentId } = request.params
      return stepped({ request, reply, assignmentId }, (tx, by, target) =>
        saveReview(tx, by, { target, content: request.body }),
      )
    },
  )
  const steps = [
    { path: 'hand-in', summary: 'Hand the review in', step: handInReview },
    { path: 'reopen', summary: 'Take it back until the lock', step: reopenReview },
  ]
  for (const { path, summary, step } of steps)
    app.post(
      `/api/assignments/:assignmentId/review/${path}`,
      { config, schema: { tags, summary, params: assignmentParams, response } },
      (request, reply) => {
        const { assignmentId } = assignmentParams.parse(request.params)
        return stepped({ request, reply, assignmentId }, step)
      },
    )
}

function lockRoutes(app: App): void {
  const config = { action: 'lock reviews', scope: 'call' } as const
  const response = { 200: lockPreview, ...problemReplies }
  const reading = { db: app.db, sql: app.sql }
  app.get(
    '/api/calls/:callId/reviews/lock',
    {
      config,
      schema: { tags, summary: 'What locking would find', params: reviewCallParams, response },
    },
    (request) => previewLock(reading, signedIn(request)),
  )
  app.post(
    '/api/calls/:callId/reviews/lock',
    {
      config,
      schema: { tags, summary: 'Lock the reviews', params: reviewCallParams, response },
    },
    async (request) => {
      const locking = { callId: request.params.callId, randomBytes: app.randomBytes }
      await app.write((tx, sql) => lockReviews({ tx, sql }, doerOf(request), locking))
      return previewLock(reading, signedIn(request))
    },
  )
}

/** Back from the lock, for one more review. */
function reopenRoute(app: App): void {
  app.post(
    '/api/calls/:callId/reviews/reopen',
    {
      config: { action: 'reopen reviews', scope: 'call' },
      schema: {
        tags,
        summary: 'Open the locked reviews again for one more',
        params: reviewCallParams,
        body: reopenInput,
        response: { 200: lockPreview, ...problemReplies },
      },
    },
    async (request) => {
      const { callId } = request.params
      await app.write((tx) => reopenReviews(tx, doerOf(request), { callId, reason: request.body.reason }))
      return previewLock({ db: app.db, sql: app.sql }, signedIn(request))
    },
  )
}

import {
  practiceCopying,
  practiceInventing,
  practiceMade,
  practiceParams,
  practiceReviewed,
  practiceTruth,
} from '@furrow/core/contract/practice'
import { problemReplies } from '@furrow/core/contract/problem'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { requireLocked } from '../../plugins/snapshot.ts'
import { deleteRound } from './delete.ts'
import { inventReviews } from './invent-reviews.ts'
import { copyRound, inventRound } from './make.ts'
import { readTruth } from './truth.ts'

const tags = ['practice']

/** The sandbox: whole rounds to rehearse, which the office alone sees and nobody ever releases. */
export async function practiceRoutes(app: App): Promise<void> {
  makeRoutes(app)
  reviewRoute(app)
  app.get(
    '/api/calls/:callId/practice/truth',
    {
      config: { action: 'read ranking', scope: 'call' },
      schema: { tags, params: practiceParams, response: { 200: practiceTruth, ...problemReplies } },
    },
    (request) => {
      requireLocked(app.sql, request.params.callId)
      return readTruth(app.sql, request.params.callId)
    },
  )
  app.delete(
    '/api/calls/:callId/practice',
    {
      config: { action: 'delete practice', scope: 'call' },
      schema: { tags, params: practiceParams, response: { 200: practiceMade, ...problemReplies } },
    },
    async (request) => {
      const { callId } = request.params
      const by = doerOf(request)
      await app.hotWrite((sql) => deleteRound(sql, callId, by))
      app.actors.forget(by.actor.personId)
      return { callId }
    },
  )
}

function reviewRoute(app: App): void {
  app.post(
    '/api/calls/:callId/practice/reviews',
    {
      config: { action: 'create practice', scope: 'call' },
      schema: { tags, params: practiceParams, response: { 200: practiceReviewed, ...problemReplies } },
    },
    async (request) => {
      const { callId } = request.params
      const by = doerOf(request)
      return { written: await app.hotWrite((sql) => inventReviews(sql, callId, by)) }
    },
  )
}

function makeRoutes(app: App): void {
  app.post(
    '/api/practice',
    {
      config: { action: 'create practice', scope: 'none' },
      schema: { tags, body: practiceInventing, response: { 200: practiceMade, ...problemReplies } },
    },
    (request) => inventRound(app, request.body, doerOf(request)),
  )
  app.post(
    '/api/calls/:callId/practice',
    {
      config: { action: 'create practice', scope: 'call' },
      schema: {
        tags,
        params: practiceParams,
        body: practiceCopying,
        response: { 200: practiceMade, ...problemReplies },
      },
    },
    (request) => {
      const { callId } = request.params
      requireLocked(app.sql, callId)
      return copyRound(app, { from: callId, stage: request.body.stage }, doerOf(request))
    },
  )
}

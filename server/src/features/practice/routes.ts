import {
  practiceCopying,
  practiceInventing,
  practiceMade,
  practiceParams,
  practiceReviewed,
  practiceTruth,
  practiceWorks,
} from '@furrow/core/contract/practice'
import { problemReplies } from '@furrow/core/contract/problem'
import { languageOf } from '../../plugins/asked-language.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { requireLocked } from '../../plugins/snapshot.ts'
import { inventReviews } from './invent-reviews.ts'
import { copyRound, inventRound, type Workshop } from './make.ts'
import { removeRound, removeUnfinished } from './remove.ts'
import { readTruth } from './truth.ts'
import { makeWorks } from './works.ts'

const tags = ['practice']

/** The sandbox: whole rounds to rehearse, which no applicant and no reviewer of the house sees and nobody ever releases. */
export async function practiceRoutes(app: App): Promise<void> {
  const workshop = { app, works: makeWorks(app.hotWrite) }
  app.addHook('onReady', async () => removeUnfinished(workshop))
  app.addHook('preClose', async () => workshop.works.close())
  makeRoutes(workshop)
  workRoutes(workshop)
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
      await removeRound(workshop, callId, doerOf(request))
      return { callId }
    },
  )
}

/** How far the rounds are that are being made or deleted; one that is being made can be stopped. */
function workRoutes({ app, works }: Workshop): void {
  app.get(
    '/api/practice/work',
    {
      config: { action: 'create practice', scope: 'none' },
      schema: { tags, response: { 200: practiceWorks, ...problemReplies } },
    },
    () => ({ items: works.list() }),
  )
  app.delete(
    '/api/practice/work/:callId',
    {
      config: { action: 'create practice', scope: 'none' },
      schema: { tags, params: practiceParams, response: { 200: practiceMade, ...problemReplies } },
    },
    (request) => {
      works.stop(request.params.callId)
      return request.params
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
      const language = languageOf(request)
      return { written: await app.hotWrite((sql) => inventReviews(sql, { callId, language }, by)) }
    },
  )
}

function makeRoutes(workshop: Workshop): void {
  const { app } = workshop
  app.post(
    '/api/practice',
    {
      config: { action: 'create practice', scope: 'none' },
      schema: { tags, body: practiceInventing, response: { 200: practiceMade, ...problemReplies } },
    },
    (request) => inventRound(workshop, { ...request.body, language: languageOf(request) }, doerOf(request)),
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
      const { stage } = request.body
      return copyRound(workshop, { from: callId, stage, language: languageOf(request) }, doerOf(request))
    },
  )
}

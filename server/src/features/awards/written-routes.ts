import {
  appealDecision,
  appealFiling,
  awardAppealParams,
  awardCallParams,
  awardParams,
  awardQuestion,
  awardQuestionParams,
  callAppeals,
  questionAnswer,
} from '@furrow/core/contract/awards'
import { problemReplies } from '@furrow/core/contract/problem'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { readAppeals } from './appeals.ts'
import { awardReply, doneReply, isDone, replyAward } from './replies.ts'
import { answerQuestion, askReasons, decideAppeal, fileAppeal } from './written.ts'

/** Questions and appeals: what is asked and answered in writing. */
export function writtenRoutes(app: App): void {
  questionRoutes(app)
  appealRoutes(app)
  decideRoute(app)
}

function questionRoutes(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/proposals/:proposalId/questions',
    {
      config: { action: 'ask award.reasons', scope: 'proposal' },
      schema: { params: awardParams, body: awardQuestion, response: awardReply },
    },
    async (request, reply) => {
      const { proposalId } = request.params
      const question = { proposalId, publicUrl, ...request.body }
      await app.write((tx) => askReasons(tx, question, doerOf(request)))
      return replyAward(request, reply, proposalId)
    },
  )
  app.post(
    '/api/proposals/:proposalId/questions/:questionId/answer',
    {
      config: { action: 'answer award.question', scope: 'proposal' },
      schema: {
        params: awardQuestionParams,
        body: questionAnswer,
        response: doneReply,
      },
    },
    async (request) => {
      const answer = { ...request.params, ...request.body, publicUrl }
      await app.write((tx) => answerQuestion(tx, answer, doerOf(request)))
      return isDone
    },
  )
}

function appealRoutes(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/proposals/:proposalId/appeals',
    {
      config: { action: 'file appeal', scope: 'proposal' },
      schema: { params: awardParams, body: appealFiling, response: awardReply },
    },
    async (request, reply) => {
      const { proposalId } = request.params
      const appeal = { proposalId, publicUrl, ...request.body }
      await app.write((tx) => fileAppeal(tx, appeal, doerOf(request)))
      return replyAward(request, reply, proposalId)
    },
  )
  app.get(
    '/api/calls/:callId/appeals',
    {
      config: { action: 'read decision.unreleased', scope: 'call' },
      schema: { params: awardCallParams, response: { 200: callAppeals, ...problemReplies } },
    },
    (request) => {
      const asked = { access: signedIn(request), now: app.clock.now() }
      return readAppeals(app.db, { ...asked, callId: request.params.callId })
    },
  )
}

function decideRoute(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/proposals/:proposalId/appeals/:appealId/decide',
    {
      config: { action: 'decide appeal', scope: 'proposal' },
      schema: {
        params: awardAppealParams,
        body: appealDecision,
        response: doneReply,
      },
    },
    async (request) => {
      const deciding = { ...request.params, verdict: request.body, publicUrl }
      await app.write((tx) => decideAppeal(tx, deciding, doerOf(request)))
      return isDone
    },
  )
}

import {
  awardAcceptance,
  awardDecline,
  awardOfferParams,
  awardParams,
  awardReturn,
  offerAnswer,
} from '@furrow/core/contract/awards'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { seenVersion } from '../../plugins/versions.ts'
import { acceptAward, declineAward, returnHours } from './answer.ts'
import { answerOffer } from './offer.ts'
import { awardReply, replyAward } from './replies.ts'

export function holderRoutes(app: App): void {
  const { publicUrl } = app.config
  app.get(
    '/api/proposals/:proposalId/award',
    {
      config: { action: 'read award.own', scope: 'proposal' },
      schema: { params: awardParams, response: awardReply },
    },
    (request, reply) => replyAward(request, reply, request.params.proposalId),
  )
  app.post(
    '/api/proposals/:proposalId/award/accept',
    {
      config: { action: 'accept award', scope: 'proposal' },
      schema: { params: awardParams, body: awardAcceptance, response: awardReply },
    },
    async (request, reply) => {
      const { proposalId } = request.params
      const wish = { proposalId, version: seenVersion(request), publicUrl, wish: request.body }
      await app.write((tx) => acceptAward(tx, wish, doerOf(request)))
      return replyAward(request, reply, proposalId)
    },
  )
  app.post(
    '/api/proposals/:proposalId/award/decline',
    {
      config: { action: 'accept award', scope: 'proposal' },
      schema: { params: awardParams, body: awardDecline, response: awardReply },
    },
    async (request, reply) => {
      const { proposalId } = request.params
      const wish = { proposalId, version: seenVersion(request), publicUrl, ...request.body }
      await app.write((tx) => declineAward(tx, wish, doerOf(request)))
      return replyAward(request, reply, proposalId)
    },
  )
  lateRoutes(app)
}

/** Steps after the answer. */
function lateRoutes(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/proposals/:proposalId/award/return',
    {
      config: { action: 'accept award', scope: 'proposal' },
      schema: { params: awardParams, body: awardReturn, response: awardReply },
    },
    async (request, reply) => {
      const { proposalId } = request.params
      const wish = { proposalId, version: seenVersion(request), publicUrl, ...request.body }
      await app.write((tx) => returnHours(tx, wish, doerOf(request)))
      return replyAward(request, reply, proposalId)
    },
  )
  app.post(
    '/api/proposals/:proposalId/offers/:offerId/answer',
    {
      config: { action: 'accept award', scope: 'proposal' },
      schema: { params: awardOfferParams, body: offerAnswer, response: awardReply },
    },
    async (request, reply) => {
      const answer = { ...request.params, ...request.body, publicUrl }
      await app.write((tx) => answerOffer(tx, answer, doerOf(request)))
      return replyAward(request, reply, answer.proposalId)
    },
  )
}

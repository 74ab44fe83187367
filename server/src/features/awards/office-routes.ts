import {
  awardCallParams,
  awardDates,
  awardLog,
  awardLogQuery,
  awardParams,
  awardWithdrawal,
  callAwards,
  callOfferParams,
  listOffers,
  waitingList,
} from '@furrow/core/contract/awards'
import { problemReplies } from '@furrow/core/contract/problem'
import { z } from 'zod'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { withdrawAward } from './answer.ts'
import { changeAwardDates } from './dates.ts'
import { readWaitingList } from './list.ts'
import { readLogPage } from './log.ts'
import { expireOffer, offerFromList } from './offer.ts'
import { readCallAwards } from './office.ts'
import { doneReply, isDone } from './replies.ts'

const none = z.strictObject({})

export function officeRoutes(app: App): void {
  readingRoutes(app)
  offerRoutes(app)
  changeRoutes(app)
}

function readingRoutes(app: App): void {
  app.get(
    '/api/calls/:callId/awards',
    {
      config: { action: 'read decision.unreleased', scope: 'call' },
      schema: { params: awardCallParams, response: { 200: callAwards, ...problemReplies } },
    },
    (request) => {
      const { callId } = request.params
      return readCallAwards(app.db, { callId, access: signedIn(request), now: app.clock.now() })
    },
  )
  app.get(
    '/api/calls/:callId/waiting-list',
    {
      config: { action: 'read decision.unreleased', scope: 'call' },
      schema: { params: awardCallParams, response: { 200: waitingList, ...problemReplies } },
    },
    (request) => {
      const { personId } = signedIn(request).actor
      return readWaitingList(app.db, { ...request.params, personId, now: app.clock.now() })
    },
  )
  app.get(
    '/api/calls/:callId/award-log',
    {
      config: { action: 'read decision.unreleased', scope: 'call' },
      schema: {
        params: awardCallParams,
        querystring: awardLogQuery,
        response: { 200: awardLog, ...problemReplies },
      },
    },
    (request) => {
      const { personId } = signedIn(request).actor
      return readLogPage(app.db, { ...request.params, ...request.query, personId })
    },
  )
}

function offerRoutes(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/calls/:callId/offers',
    {
      config: { action: 'update award.hours', scope: 'call' },
      schema: { params: awardCallParams, body: listOffers, response: doneReply },
    },
    async (request) => {
      const offering = { ...request.params, wish: request.body, publicUrl }
      await app.write((tx) => offerFromList(tx, offering, doerOf(request)))
      return isDone
    },
  )
  app.post(
    '/api/calls/:callId/offers/:offerId/expire',
    {
      config: { action: 'update award.hours', scope: 'call' },
      schema: { params: callOfferParams, body: none, response: doneReply },
    },
    async (request) => {
      const ending = { ...request.params, publicUrl }
      await app.write((tx) => expireOffer(tx, ending, doerOf(request)))
      return isDone
    },
  )
}

function changeRoutes(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/proposals/:proposalId/award/withdraw',
    {
      config: { action: 'update award.hours', scope: 'proposal' },
      schema: { params: awardParams, body: awardWithdrawal, response: doneReply },
    },
    async (request) => {
      const withdrawing = { ...request.params, ...request.body, publicUrl }
      await app.write((tx) => withdrawAward(tx, withdrawing, doerOf(request)))
      return isDone
    },
  )
  app.put(
    '/api/calls/:callId/award-dates',
    {
      config: { action: 'update call.dates', scope: 'call' },
      schema: { params: awardCallParams, body: awardDates, response: doneReply },
    },
    async (request) => {
      const changing = { ...request.params, wish: request.body, publicUrl }
      await app.write((tx) => changeAwardDates(tx, changing, doerOf(request)))
      return isDone
    },
  )
}

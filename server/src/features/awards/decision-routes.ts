import { awardCallParams, awardParams, nextDecision, reserveGrant } from '@furrow/core/contract/awards'
import { problemReplies } from '@furrow/core/contract/problem'
import { z } from 'zod'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { proposeNext } from './next-decision.ts'
import { grantReserve } from './offer.ts'
import { doneReply, isDone } from './replies.ts'

const proposed = z.object({ id: z.string() })

/** The reserve, and the next decision of a released call. */
export function decisionRoutes(app: App): void {
  const { publicUrl } = app.config
  app.post(
    '/api/proposals/:proposalId/reserve-grants',
    {
      config: { action: 'grant award.directors_reserve', scope: 'proposal' },
      schema: { params: awardParams, body: reserveGrant, response: doneReply },
    },
    async (request) => {
      const granting = { ...request.params, wish: request.body, publicUrl }
      await app.write((tx) => grantReserve(tx, granting, doerOf(request)))
      return isDone
    },
  )
  app.post(
    '/api/calls/:callId/next-decision',
    {
      config: { action: 'propose decision', scope: 'call' },
      schema: { params: awardCallParams, body: nextDecision, response: { 200: proposed, ...problemReplies } },
    },
    async (request) => {
      const proposing = { ...request.params, wish: request.body }
      return { id: await app.write((tx) => proposeNext(tx, proposing, doerOf(request))) }
    },
  )
}

import {
  callResult,
  proposalResult,
  releasedRecord,
  releasedSnapshot,
  resultParams,
  resultRecordParams,
  signingKey,
} from '@furrow/core/contract/results'
import { proposalParams } from '@furrow/core/contract/proposals'
import { problemReplies } from '@furrow/core/contract/problem'
import { publicKeyOf } from '@furrow/core/record/sign'
import type { FastifyReply } from 'fastify'
import type { App } from '../../plugins/deps.ts'
import { signingKeyOf } from '../../plugins/signing-key.ts'
import { readProposalResult } from './proposal-result.ts'
import { readFile, readResult } from './read.ts'
import { readRecord } from './since.ts'
import { impactRoute, tableRoutes } from './table-routes.ts'

/** Sends stored text as it is, so that its hash is the published one. */
const sendFile = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .serializer((payload: string) => payload)
    .send(text)

/** What everybody sees of released calls, and what an applicant sees of the own proposal. */
export async function resultRoutes(app: App): Promise<void> {
  publicRoutes(app)
  fileRoutes(app)
  chainRoute(app)
  tableRoutes(app)
  impactRoute(app)
  app.get(
    '/api/proposals/:proposalId/result',
    {
      config: { action: 'read award.own', scope: 'proposal' },
      schema: { params: proposalParams, response: { 200: proposalResult, ...problemReplies } },
    },
    (request) => readProposalResult(app.db, request.params.proposalId, app.clock.now()),
  )
}

function publicRoutes(app: App): void {
  app.get(
    '/api/results/:callId',
    {
      config: { action: 'read award.public_list', scope: 'call' },
      schema: { params: resultParams, response: { 200: callResult, ...problemReplies } },
    },
    (request) => readResult(app.db, request.params.callId),
  )
  app.get(
    '/.well-known/furrow-key',
    {
      config: { action: 'read record.released' },
      schema: { response: { 200: signingKey, ...problemReplies } },
    },
    async () => ({
      algorithm: 'Ed25519' as const,
      publicKey: publicKeyOf(signingKeyOf(app.config.signingKey)),
    }),
  )
}

function chainRoute(app: App): void {
  app.get(
    '/api/results/:callId/records/:hash',
    {
      config: { action: 'read record.released', scope: 'call' },
      schema: { params: resultRecordParams, response: { 200: releasedRecord, ...problemReplies } },
    },
    async (request, reply) => {
      const { callId, hash } = request.params
      const name = `${callId}.${hash.slice(0, 12)}.record.json`
      return sendFile(reply, name, await readRecord(app.db, request.params))
    },
  )
}

function fileRoutes(app: App): void {
  app.get(
    '/api/results/:callId/record',
    {
      config: { action: 'read record.released', scope: 'call' },
      schema: { params: resultParams, response: { 200: releasedRecord, ...problemReplies } },
    },
    async (request, reply) => {
      const { callId } = request.params
      return sendFile(reply, `${callId}.record.json`, await readFile(app.db, callId, 'record'))
    },
  )
  app.get(
    '/api/results/:callId/snapshot',
    {
      config: { action: 'read record.released', scope: 'call' },
      schema: { params: resultParams, response: { 200: releasedSnapshot, ...problemReplies } },
    },
    async (request, reply) => {
      const { callId } = request.params
      return sendFile(reply, `${callId}.snapshot.json`, await readFile(app.db, callId, 'snapshot'))
    },
  )
}

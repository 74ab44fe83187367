import {
  proposalCreated,
  proposalCreation,
  proposalParams,
  proposalPatch,
  proposalReceipt,
  proposalSaved,
  proposalsOfCallParams,
} from '@furrow/core/contract/proposals'
import { problemReplies } from '@furrow/core/contract/problem'
import type { FastifyRequest } from 'fastify'
import type { App } from '../../plugins/deps.ts'
import { writeOnce } from '../../plugins/idempotency.ts'
import { seenVersion, sendVersion } from '../../plugins/versions.ts'
import { byOf } from './change.ts'
import { createProposal } from './create-proposal.ts'
import { saveDraft } from './save-draft.ts'
import { submitProposal } from './submit-proposal.ts'

const tags = ['proposals']

export function createRoute(app: App): void {
  app.post(
    '/api/calls/:callId/proposals',
    {
      config: { action: 'create proposal', scope: 'call' },
      schema: {
        tags,
        summary: 'Start a proposal',
        params: proposalsOfCallParams,
        body: proposalCreation,
        response: { 200: proposalCreated, ...problemReplies },
      },
    },
    async (request, reply) => {
      const start = { callId: request.params.callId, title: request.body.title ?? '' }
      return writeOnce({ app, request, reply }, (tx) => createProposal(tx, byOf(request), start))
    },
  )
}

export function saveRoute(app: App): void {
  app.patch(
    '/api/proposals/:proposalId',
    {
      config: { action: 'update proposal.draft', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Save changed fields of a draft',
        params: proposalParams,
        body: proposalPatch,
        response: { 200: proposalSaved, ...problemReplies },
      },
    },
    async (request, reply) => {
      const { proposalId } = request.params
      const save = { id: proposalId, version: seenVersion(request), patch: request.body, now: app.clock.now }
      const saved = await saveDraft(app.store, save)
      sendVersion(reply, saved.version)
      return saved
    },
  )
}

export function submitRoute(app: App): void {
  app.post(
    '/api/proposals/:proposalId/submit',
    {
      config: { action: 'submit proposal', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Hand in what is saved',
        params: proposalParams,
        response: { 200: proposalReceipt, ...problemReplies },
      },
    },
    async (request) => {
      const submit = {
        id: request.params.proposalId,
        version: seenVersion(request),
        key: idempotencyKey(request),
      }
      return app.write((tx) => submitProposal(tx, byOf(request), submit))
    },
  )
}

/** A press without a key of its own is its own attempt. */
const idempotencyKey = ({ headers, id }: FastifyRequest): string => {
  const key = headers['idempotency-key']
  return typeof key === 'string' ? key.slice(0, 100) : id
}

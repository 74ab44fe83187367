import {
  assessmentBody,
  bulkEligibilityBody,
  bulkEligibilityReply,
  eligibilityBody,
  officeList,
  officeListQuery,
  submittedProposal,
} from '@furrow/core/contract/office-proposals'
import { problemReplies } from '@furrow/core/contract/problem'
import { proposalParams, proposalsOfCallParams } from '@furrow/core/contract/proposals'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { notFound } from '../../plugins/errors.ts'
import { seenVersion } from '../../plugins/versions.ts'
import { byOf } from './change.ts'
import { recordAssessment } from './office-assessment.ts'
import { recordEligibility, recordMany } from './office-eligibility.ts'
import { makeOfficeList } from './office-list.ts'
import { readSubmitted } from './office-read.ts'

const tags = ['proposals']

function listRoute(app: App): void {
  const list = makeOfficeList(app.sql)
  app.get(
    '/api/calls/:callId/proposals',
    {
      config: { action: 'read call.progress', scope: 'call' },
      schema: {
        tags,
        summary: 'The proposals of a call, as the office sees them',
        params: proposalsOfCallParams,
        querystring: officeListQuery,
        response: { 200: officeList, ...problemReplies },
      },
      // The rows are made here and typed by the schema: checking 50 of them again costs more than reading them.
      serializerCompiler: () => (data) => JSON.stringify(data),
    },
    async (request) => {
      const { actor, facts } = signedIn(request)
      const { callState, doubleBlind = false } = facts
      if (callState === undefined) throw notFound()
      return list(actor, { id: request.params.callId, state: callState, doubleBlind }, request.query)
    },
  )
}

function readRoute(app: App): void {
  app.get(
    '/api/proposals/:proposalId/submitted',
    {
      config: { action: 'read proposal.submitted', scope: 'proposal' },
      schema: {
        tags,
        summary: 'A proposal as handed in',
        params: proposalParams,
        response: { 200: submittedProposal, ...problemReplies },
      },
    },
    async (request) => readSubmitted(app.db, request.params.proposalId, request.access),
  )
}

function eligibilityRoutes(app: App): void {
  app.put(
    '/api/proposals/:proposalId/eligibility',
    {
      config: { action: 'record proposal.eligibility', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Record whether a proposal may take part',
        params: proposalParams,
        body: eligibilityBody,
        response: { 200: submittedProposal, ...problemReplies },
      },
    },
    async (request) => {
      const wanted = { id: request.params.proposalId, version: seenVersion(request), body: request.body }
      return app.write(async (tx) => {
        await recordEligibility(tx, byOf(request), wanted)
        return readSubmitted(tx, wanted.id, request.access)
      })
    },
  )
  app.post(
    '/api/calls/:callId/eligibility',
    {
      config: { action: 'record proposal.eligibility', scope: 'call' },
      schema: {
        tags,
        summary: 'Record the eligibility of several proposals, or preview it',
        params: proposalsOfCallParams,
        body: bulkEligibilityBody,
        response: { 200: bulkEligibilityReply, ...problemReplies },
      },
    },
    async (request) => {
      const bulk = { callId: request.params.callId, body: request.body }
      return app.write((tx) => recordMany(tx, byOf(request), bulk))
    },
  )
}

function assessmentRoute(app: App): void {
  app.put(
    '/api/proposals/:proposalId/technical-assessment',
    {
      config: { action: 'record proposal.technical_assessment', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Record the technical assessment; If-Match "0" where there is none yet',
        params: proposalParams,
        body: assessmentBody,
        response: { 200: submittedProposal, ...problemReplies },
      },
    },
    async (request) => {
      const wanted = { id: request.params.proposalId, version: seenVersion(request), body: request.body }
      return app.write(async (tx) => {
        await recordAssessment(tx, byOf(request), wanted)
        return readSubmitted(tx, wanted.id, request.access)
      })
    },
  )
}

/** The programme office's side of proposals. */
export async function officeProposalRoutes(app: App): Promise<void> {
  for (const part of [listRoute, readRoute, eligibilityRoutes, assessmentRoute]) part(app)
}

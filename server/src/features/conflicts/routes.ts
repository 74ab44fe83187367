import type { FastifyRequest } from 'fastify'
import {
  conflictAssignmentParams,
  conflictCallParams,
  conflictDeclaration,
  conflictDeclared,
  conflictList,
  conflictParams,
  conflictProposalParams,
  conflictWaiver,
} from '@furrow/core/contract/conflicts'
import { problemReplies } from '@furrow/core/contract/problem'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { notFound } from '../../plugins/errors.ts'
import { declareConflict } from './declare.ts'
import { listConflicts } from './list.ts'
import { waiveConflict } from './waive.ts'

const tags = ['conflicts']

/** Conflicts of interest: declared by their own person, listed and waived by the office. */
export async function conflictRoutes(app: App): Promise<void> {
  declareRoutes(app)
  declareAsStaffRoute(app)
  waiveRoutes(app)
}

const declared = { 200: conflictDeclared, ...problemReplies }

function proposalOf(request: FastifyRequest) {
  const { callId, proposalId } = request.access.facts
  if (typeof callId !== 'string' || proposalId === undefined) throw notFound()
  return { callId, proposalId }
}

function declareRoutes(app: App): void {
  app.post(
    '/api/assignments/:assignmentId/conflict',
    {
      config: { action: 'declare conflict', scope: 'assignment' },
      schema: {
        tags,
        summary: 'Declare a conflict of my own; access ends at once',
        params: conflictAssignmentParams,
        body: conflictDeclaration,
        response: declared,
      },
    },
    async (request) => {
      if (request.access.facts.author !== true) throw notFound()
      const declaration = { ...proposalOf(request), ...request.body }
      await app.write((tx) => declareConflict(tx, doerOf(request), declaration))
      return { declared: true as const }
    },
  )
}

function declareAsStaffRoute(app: App): void {
  app.post(
    '/api/proposals/:proposalId/conflicts',
    {
      config: { action: 'declare conflict', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Declare a conflict of my own as officer, director or chair',
        params: conflictProposalParams,
        body: conflictDeclaration,
        response: declared,
      },
    },
    async (request) => {
      const { access } = request
      if (access.facts.conflicted !== true && !access.can('read proposal.submitted')) throw notFound()
      const declaration = { ...proposalOf(request), ...request.body }
      await app.write((tx) => declareConflict(tx, doerOf(request), declaration))
      return { declared: true as const }
    },
  )
}

function waiveRoutes(app: App): void {
  const response = { 200: conflictList, ...problemReplies }
  app.get(
    '/api/calls/:callId/conflicts',
    {
      config: { action: 'waive conflict', scope: 'call' },
      schema: { tags, summary: 'The conflicts of a call', params: conflictCallParams, response },
    },
    (request) => listConflicts(app.db, signedIn(request)),
  )
  app.post(
    '/api/proposals/:proposalId/conflicts/:conflictId/waive',
    {
      config: { action: 'waive conflict', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Waive a conflict with a reason; a blocking one needs a second person',
        params: conflictParams,
        body: conflictWaiver,
        response,
      },
    },
    async (request) => {
      const waiver = { ...request.params, ...request.body }
      await app.write((tx) => waiveConflict(tx, doerOf(request), waiver))
      return listConflicts(app.db, signedIn(request))
    },
  )
}

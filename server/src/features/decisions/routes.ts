import type { FastifyRequest } from 'fastify'
import {
  decisionCallParams,
  decisionDraft,
  decisionList,
  decisionParams,
  decisionPreview,
  decisionProposal,
  decisionRevocation,
  decisionSigning,
  decisionView,
} from '@furrow/core/contract/decisions'
import { problemReplies } from '@furrow/core/contract/problem'
import { DomainError } from '@furrow/core/errors'
import { z } from 'zod'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { verifyPassword } from '../../plugins/passwords.ts'
import { signingKeyOf } from '../../plugins/signing-key.ts'
import { readSnapshotText } from '../../plugins/snapshot.ts'
import { readPreview } from './document.ts'
import { draftOf, overridesBy, proposeDecision } from './propose.ts'
import { listDecisions, readDecision } from './read.ts'
import { refuseRehearsal, releaseDecision } from './release.ts'
import { freezeLetters } from './letter-freeze.ts'
import { makePrepare, type Prepare } from './letter-prepare.ts'
import { letterRoutes } from './letter-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { signDecision } from './sign.ts'
import { revokeDecision, withdrawDecision } from './take-back.ts'

const none = z.strictObject({})
const view = { 200: decisionView, ...problemReplies }

/** Decisions: an officer proposes, a director signs, either releases. */
export async function decisionRoutes(app: App): Promise<void> {
  readRoutes(app)
  proposeRoutes(app)
  signRoute(app)
  revokeRoute(app)
  const prepare = makePrepare(app.store)
  releaseRoute(app, prepare)
  letterRoutes(app, prepare)
  reportRoutes(app)
}

function readRoutes(app: App): void {
  app.get(
    '/api/calls/:callId/decisions',
    {
      config: { action: 'read decision.unreleased', scope: 'call' },
      schema: { params: decisionCallParams, response: { 200: decisionList, ...problemReplies } },
    },
    (request) => listDecisions(app.db, request.params.callId),
  )
  app.get(
    '/api/decisions/:decisionId',
    {
      config: { action: 'read decision.unreleased', scope: 'decision' },
      schema: { params: decisionParams, response: view },
    },
    (request) => readDecision(app.db, signedIn(request), request.params.decisionId),
  )
}

function previewRoute(app: App): void {
  app.post(
    '/api/calls/:callId/decision-preview',
    {
      config: { action: 'propose decision', scope: 'call' },
      schema: {
        params: decisionCallParams,
        body: decisionDraft,
        response: { 200: decisionPreview, ...problemReplies },
      },
    },
    async (request) => {
      const { callId } = request.params
      const { personId } = signedIn(request).actor
      const snapshot = await readSnapshotText(app.sql, callId)
      const drafting = { ...request.body, callId, personId, snapshot }
      const drafted = await draftOf(app.db, drafting)
      const overrides = overridesBy(drafting.overrides, doerOf(request).actor.name)
      return readPreview(app.db, { ...drafting, ...drafted, overrides }, app.clock.now())
    },
  )
}

function proposeRoutes(app: App): void {
  previewRoute(app)
  app.post(
    '/api/calls/:callId/decisions',
    {
      config: { action: 'propose decision', scope: 'call' },
      schema: { params: decisionCallParams, body: decisionProposal, response: view },
    },
    async (request) => {
      const { callId } = request.params
      const snapshot = await readSnapshotText(app.sql, callId)
      const { personId } = signedIn(request).actor
      const input = { ...request.body, callId, personId, snapshot }
      const proposing = { ...input, ...(await draftOf(app.db, input)) }
      const id = await app.write((tx) => proposeDecision(tx, proposing, doerOf(request)))
      return readDecision(app.db, signedIn(request), id)
    },
  )
  app.post(
    '/api/decisions/:decisionId/withdraw',
    {
      config: { action: 'propose decision', scope: 'decision' },
      schema: { params: decisionParams, body: none, response: view },
    },
    async (request) => {
      const { decisionId } = request.params
      await app.write((tx) => withdrawDecision(tx, decisionId, doerOf(request)))
      return readDecision(app.db, signedIn(request), decisionId)
    },
  )
}

/** Signing asks for the password again: an unlocked screen is not a signature. */
async function requirePassword(app: App, request: FastifyRequest, password: string): Promise<void> {
  const { personId } = signedIn(request).actor
  const person = await app.db.person.findUnique({ where: { id: personId }, select: { passwordHash: true } })
  if (await verifyPassword(person?.passwordHash ?? null, password)) return
  const errors = [{ path: 'password', message: 'This is not your password.' }]
  throw new DomainError('wrong-password', 'The password is wrong; nothing was signed.', { errors })
}

function signRoute(app: App): void {
  app.post(
    '/api/decisions/:decisionId/sign',
    {
      config: { action: 'sign decision', scope: 'decision' },
      schema: { params: decisionParams, body: decisionSigning, response: view },
    },
    async (request) => {
      const { decisionId } = request.params
      await requirePassword(app, request, request.body.password)
      const signing = { decisionId, secretKey: signingKeyOf(app.config.signingKey) }
      await app.write((tx) => signDecision(tx, signing, doerOf(request)))
      return readDecision(app.db, signedIn(request), decisionId)
    },
  )
}

function revokeRoute(app: App): void {
  app.post(
    '/api/decisions/:decisionId/revoke',
    {
      config: { action: 'sign decision', scope: 'decision' },
      schema: { params: decisionParams, body: decisionRevocation, response: view },
    },
    async (request) => {
      const { decisionId } = request.params
      const revoking = { decisionId, reason: request.body.reason }
      await app.write((tx) => revokeDecision(tx, revoking, doerOf(request)))
      return readDecision(app.db, signedIn(request), decisionId)
    },
  )
}

function releaseRoute(app: App, prepare: Prepare): void {
  app.post(
    '/api/decisions/:decisionId/release',
    {
      config: { action: 'release decision', scope: 'decision' },
      schema: { params: decisionParams, body: none, response: view },
    },
    async (request) => {
      const { decisionId } = request.params
      const by = doerOf(request)
      const { publicUrl } = app.config
      refuseRehearsal(signedIn(request).facts.rehearsal === true)
      const frozen = await freezeLetters({ store: app.store, prepare, publicUrl }, decisionId, by.at)
      await app.write((tx, sql) => releaseDecision({ tx, sql }, { decisionId, frozen, publicUrl }, by))
      return readDecision(app.db, signedIn(request), decisionId)
    },
  )
}

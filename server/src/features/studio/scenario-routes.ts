import type { FastifyRequest } from 'fastify'
import { problemReplies } from '@furrow/core/contract/problem'
import {
  scenarioCreation,
  scenarioDuplication,
  scenarioHistory,
  scenarioList,
  scenarioOfCallParams,
  scenarioParams,
  scenarioSaving,
  scenarioView,
  studioCallParams,
} from '@furrow/core/contract/studio'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { writeOnce } from '../../plugins/idempotency.ts'
import { requireLocked } from '../../plugins/snapshot.ts'
import { seenVersion, sendVersion } from '../../plugins/versions.ts'
import {
  createScenario,
  deleteScenario,
  duplicateScenario,
  listScenarios,
  readScenario,
  requireFitting,
  restoreScenario,
  updateScenario,
} from './scenarios.ts'
import { listVersions } from './versions.ts'

const callOf = (request: FastifyRequest): string => request.access.facts.callId ?? ''

/** Saved scenarios: everybody who may read the ranking reads them, their owner changes them, others copy. */
export async function scenarioRoutes(app: App): Promise<void> {
  readRoutes(app)
  makeRoutes(app)
  copyRoutes(app)
  changeRoutes(app)
}

function readRoutes(app: App): void {
  app.get(
    '/api/calls/:callId/scenarios',
    {
      config: { action: 'read ranking', scope: 'call' },
      schema: { params: studioCallParams, response: { 200: scenarioList, ...problemReplies } },
    },
    async (request) => {
      requireLocked(app.sql, request.params.callId)
      const { personId } = signedIn(request).actor
      return { items: await listScenarios(app.db, request.params.callId, personId) }
    },
  )
  app.get(
    '/api/scenarios/:scenarioId',
    {
      config: { action: 'read ranking', scope: 'scenario' },
      schema: { params: scenarioParams, response: { 200: scenarioView, ...problemReplies } },
    },
    async (request, reply) => {
      requireLocked(app.sql, callOf(request))
      const view = await readScenario(app.db, request.params.scenarioId, signedIn(request).actor.personId)
      sendVersion(reply, view.version)
      return view
    },
  )
  app.get(
    '/api/scenarios/:scenarioId/versions',
    {
      config: { action: 'read ranking', scope: 'scenario' },
      schema: { params: scenarioParams, response: { 200: scenarioHistory, ...problemReplies } },
    },
    (request) => {
      requireLocked(app.sql, callOf(request))
      return listVersions(app.db, request.params.scenarioId)
    },
  )
}

function makeRoutes(app: App): void {
  app.post(
    '/api/calls/:callId/scenarios',
    {
      config: { action: 'create scenario', scope: 'call' },
      schema: {
        params: studioCallParams,
        body: scenarioCreation,
        response: { 200: scenarioView, ...problemReplies },
      },
    },
    async (request, reply) => {
      const { callId } = request.params
      requireLocked(app.sql, callId)
      requireFitting(app.sql, callId, request.body.content)
      const by = doerOf(request)
      const view = await writeOnce({ app, request, reply }, (tx) =>
        createScenario(tx, { ...request.body, callId }, by),
      )
      sendVersion(reply, view.version)
      return view
    },
  )
}

function copyRoutes(app: App): void {
  app.post(
    '/api/scenarios/:scenarioId/duplicate',
    {
      config: { action: 'create scenario', scope: 'scenario' },
      schema: {
        params: scenarioParams,
        body: scenarioDuplication,
        response: { 200: scenarioView, ...problemReplies },
      },
    },
    async (request, reply) => {
      requireLocked(app.sql, callOf(request))
      const copy = { id: request.params.scenarioId, name: request.body.name }
      const by = doerOf(request)
      const view = await writeOnce({ app, request, reply }, (tx) => duplicateScenario(tx, copy, by))
      sendVersion(reply, view.version)
      return view
    },
  )
  app.post(
    '/api/calls/:callId/scenarios/:scenarioId/restore',
    {
      config: { action: 'create scenario', scope: 'call' },
      schema: { params: scenarioOfCallParams, response: { 200: scenarioView, ...problemReplies } },
    },
    async (request) => {
      const { callId, scenarioId: id } = request.params
      return app.write((tx) => restoreScenario(tx, { id, callId }, doerOf(request)))
    },
  )
}

function changeRoutes(app: App): void {
  app.put(
    '/api/scenarios/:scenarioId',
    {
      config: { action: 'update scenario.shared', scope: 'scenario' },
      schema: {
        params: scenarioParams,
        body: scenarioSaving,
        response: { 200: scenarioView, ...problemReplies },
      },
    },
    async (request, reply) => {
      const callId = callOf(request)
      const version = seenVersion(request)
      requireLocked(app.sql, callId)
      requireFitting(app.sql, callId, request.body.content)
      const update = { ...request.body, id: request.params.scenarioId, callId, version }
      const view = await app.write((tx) => updateScenario(tx, update, doerOf(request)))
      sendVersion(reply, view.version)
      return view
    },
  )
  app.delete(
    '/api/scenarios/:scenarioId',
    {
      config: { action: 'update scenario.shared', scope: 'scenario' },
      schema: { params: scenarioParams, response: { 200: scenarioView, ...problemReplies } },
    },
    async (request) => {
      requireLocked(app.sql, callOf(request))
      return app.write((tx) => deleteScenario(tx, request.params.scenarioId, doerOf(request)))
    },
  )
}

import {
  grantBody,
  grantParams,
  grantReply,
  peoplePage,
  peopleQuery,
  personalData,
  profileBody,
  profileView,
} from '@furrow/core/contract/people'
import { problemReplies } from '@furrow/core/contract/problem'
import { doneSchema } from '@furrow/core/contract/session'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { seenVersion, sendVersion } from '../../plugins/versions.ts'
import { exportPersonalData } from './export.ts'
import { approveRole, grantRole, revokeRole } from './grants.ts'
import { changeProfile, readProfile } from './profile.ts'
import { searchPeople } from './search.ts'

export async function peopleRoutes(app: App): Promise<void> {
  const max = app.config.mode === 'practice' ? app.config.requestsPerMinute : 60
  app.get(
    '/api/people',
    {
      config: { action: 'search people', scope: 'self', rateLimit: { max, timeWindow: 60_000 } },
      schema: { querystring: peopleQuery, response: { 200: peoplePage, ...problemReplies } },
    },
    async (request) => searchPeople(app.db, signedIn(request).actor, request.query),
  )
  await profileRoutes(app)
  await grantRoutes(app)
}

async function profileRoutes(app: App): Promise<void> {
  const response = { 200: profileView, ...problemReplies }
  app.get(
    '/api/profile',
    { config: { action: 'read profile.private', scope: 'self' }, schema: { response } },
    async (request, reply) => {
      const profile = await readProfile(app.db, signedIn(request).actor.personId)
      sendVersion(reply, profile.version)
      return profile
    },
  )
  app.put(
    '/api/profile',
    { config: { action: 'update profile.own', scope: 'self' }, schema: { body: profileBody, response } },
    async (request, reply) => {
      const { actor } = signedIn(request)
      const { body, id: requestId } = request
      const change = { actor, at: app.clock.now(), requestId, version: seenVersion(request), body }
      const profile = await app.write((tx) => changeProfile(tx, change))
      app.actors.forget(actor.personId)
      sendVersion(reply, profile.version)
      return profile
    },
  )
  app.get(
    '/api/profile/export',
    {
      config: { action: 'export personal_data.own', scope: 'self' },
      schema: { response: { 200: personalData, ...problemReplies } },
    },
    async (request) => exportPersonalData(app.db, signedIn(request).actor),
  )
}

async function grantRoutes(app: App): Promise<void> {
  const config = { action: 'manage user.role' } as const
  const response = { 200: grantReply, ...problemReplies }
  app.post('/api/role-grants', { config, schema: { body: grantBody, response } }, async (request) => {
    const asked = { actor: signedIn(request).actor, at: app.clock.now(), requestId: request.id }
    const grant = await app.write((tx) => grantRole(tx, request.body, asked))
    app.actors.forget(request.body.personId)
    return grant
  })
  app.post(
    '/api/role-grants/:grantId/approve',
    { config, schema: { params: grantParams, response } },
    async (request) => {
      const asked = { actor: signedIn(request).actor, at: app.clock.now(), requestId: request.id }
      const { personId, ...grant } = await app.write((tx) => approveRole(tx, request.params.grantId, asked))
      app.actors.forget(personId)
      return grant
    },
  )
  app.delete(
    '/api/role-grants/:grantId',
    { config, schema: { params: grantParams, response: { 200: doneSchema, ...problemReplies } } },
    async (request) => {
      const asked = { actor: signedIn(request).actor, at: app.clock.now(), requestId: request.id }
      const personId = await app.write((tx) => revokeRole(tx, request.params.grantId, asked))
      app.actors.forget(personId)
      await app.endSessions(personId)
      return { done: true as const }
    },
  )
}

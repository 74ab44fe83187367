import { deviceList, deviceParams, doneSchema, meSchema, signInBody } from '@furrow/core/contract/session'
import { problemReplies } from '@furrow/core/contract/problem'
import type { App } from '../../plugins/deps.ts'
import { signedIn } from '../../plugins/access.ts'
import { sessionKey } from '../../plugins/session-store.ts'
import { endDevice, listDevices, whoAmI } from './service.ts'
import { checkPassword } from './sign-in.ts'

export async function sessionRoutes(app: App): Promise<void> {
  app.get(
    '/api/session',
    { config: { action: 'read session' }, schema: { response: { 200: meSchema, ...problemReplies } } },
    async (request) =>
      whoAmI(app.db, { config: app.config, actor: request.access.actor, now: app.clock.now() }),
  )
  app.post(
    '/api/session',
    {
      config: { action: 'start session' },
      schema: { body: signInBody, response: { 200: meSchema, ...problemReplies } },
    },
    async (request) => {
      const personId = await checkPassword(app, request)
      await app.signIn(request, personId)
      const actor = await app.actors.get(personId)
      return whoAmI(app.db, { config: app.config, actor, now: app.clock.now() })
    },
  )
  app.delete(
    '/api/session',
    { config: { action: 'end session' }, schema: { response: { 200: doneSchema, ...problemReplies } } },
    async (request) => {
      await request.session.destroy()
      return { done: true as const }
    },
  )
  await deviceRoutes(app)
}

async function deviceRoutes(app: App): Promise<void> {
  app.get(
    '/api/session/devices',
    {
      config: { action: 'manage session.own', scope: 'self' },
      schema: { response: { 200: deviceList, ...problemReplies } },
    },
    async (request) => {
      const current = sessionKey(request.session.sessionId)
      return listDevices(app.db, {
        personId: signedIn(request).actor.personId,
        current,
        now: app.clock.now(),
      })
    },
  )
  app.delete(
    '/api/session/devices/:sessionId',
    {
      config: { action: 'manage session.own', scope: 'self' },
      schema: { params: deviceParams, response: { 200: doneSchema, ...problemReplies } },
    },
    async (request) => {
      const { personId } = signedIn(request).actor
      await endDevice(app, personId, request.params.sessionId)
      return { done: true as const }
    },
  )
}

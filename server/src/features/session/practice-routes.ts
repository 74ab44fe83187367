import { problemReplies } from '@furrow/core/contract/problem'
import { meSchema, personaBody, personaList } from '@furrow/core/contract/session'
import type { App } from '../../plugins/deps.ts'
import { listPersonas, personOfPersona } from './personas.ts'
import { whoAmI } from './service.ts'

/** Signs in without a password. Registered in practice mode only. */
export async function practiceSessionRoutes(app: App): Promise<void> {
  app.get(
    '/api/session/personas',
    { config: { action: 'read session' }, schema: { response: { 200: personaList, ...problemReplies } } },
    async () => listPersonas(app.db),
  )
  app.post(
    '/api/session/persona',
    {
      config: { action: 'start session' },
      schema: { body: personaBody, response: { 200: meSchema, ...problemReplies } },
    },
    async (request) => {
      const personId = await personOfPersona(app.db, request.body.persona)
      await app.signIn(request, personId)
      const actor = await app.actors.get(personId)
      return whoAmI(app.db, { config: app.config, actor, now: app.clock.now() })
    },
  )
}

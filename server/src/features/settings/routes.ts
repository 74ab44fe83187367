import { problemReplies } from '@furrow/core/contract/problem'
import { machineBody, machineView } from '@furrow/core/contract/settings'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { seenVersion, sendVersion } from '../../plugins/versions.ts'
import { changeMachine, readMachine } from './service.ts'

export async function settingsRoutes(app: App): Promise<void> {
  const response = { 200: machineView, ...problemReplies }
  app.get(
    '/api/settings/machine',
    { config: { action: 'read system.settings' }, schema: { response } },
    async (_request, reply) => {
      const machine = await readMachine(app.db)
      sendVersion(reply, machine.version)
      return machine
    },
  )
  app.put(
    '/api/settings/machine',
    { config: { action: 'manage system.settings' }, schema: { body: machineBody, response } },
    async (request, reply) => {
      const { actor } = signedIn(request)
      const asked = { actor, at: app.clock.now(), requestId: request.id, version: seenVersion(request) }
      const machine = await app.write((tx) => changeMachine(tx, request.body, asked))
      sendVersion(reply, machine.version)
      return machine
    },
  )
}

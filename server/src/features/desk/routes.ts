import { deskView } from '@furrow/core/contract/desk'
import { problemReplies } from '@furrow/core/contract/problem'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { readDesk } from './read-desk.ts'

/** The first page of whoever is signed in. */
export async function deskRoutes(app: App): Promise<void> {
  app.get(
    '/api/desk',
    {
      config: { action: 'read profile.private', scope: 'self' },
      schema: {
        tags: ['desk'],
        summary: 'What waits for me',
        response: { 200: deskView, ...problemReplies },
      },
    },
    (request) => readDesk(app, { actor: signedIn(request).actor, now: app.clock.now() }),
  )
}

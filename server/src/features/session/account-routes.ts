import { problemReplies } from '@furrow/core/contract/problem'
import {
  changePasswordBody,
  doneSchema,
  resetBody,
  resetRequestBody,
  signUpBody,
  tokenBody,
} from '@furrow/core/contract/session'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { changePassword, confirmAddress, requestReset, resetPassword, signUp } from './accounts.ts'

const done = { done: true } as const
const response = { 200: doneSchema, ...problemReplies }

/** Sign-up, confirmation, forgotten and changed passwords. Slow on purpose: twenty a minute from one place. */
export async function accountRoutes(app: App): Promise<void> {
  const max = app.config.mode === 'practice' ? app.config.requestsPerMinute : 20
  const config = { action: 'create account', rateLimit: { max, timeWindow: 60_000 } } as const
  app.post('/api/accounts', { config, schema: { body: signUpBody, response } }, async (request) => {
    await signUp(app, request.body, request.id)
    return done
  })
  app.post('/api/accounts/confirm', { config, schema: { body: tokenBody, response } }, async (request) => {
    await confirmAddress(app, request.body.token)
    return done
  })
  const reset = { ...config, action: 'reset password', scope: 'self' } as const
  app.post(
    '/api/password-resets',
    { config: reset, schema: { body: resetRequestBody, response } },
    async (request) => {
      await requestReset(app, request.body.email)
      return done
    },
  )
  app.post(
    '/api/password-resets/complete',
    { config: reset, schema: { body: resetBody, response } },
    async (request) => {
      await resetPassword(app, request.body)
      return done
    },
  )
  app.put(
    '/api/session/password',
    { config: reset, schema: { body: changePasswordBody, response } },
    async (request) => {
      const { personId } = signedIn(request).actor
      await changePassword(app, { personId, ...request.body })
      await app.endSessions(personId, request)
      return done
    },
  )
}

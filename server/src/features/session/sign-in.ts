import type { FastifyRequest } from 'fastify'
import { DomainError } from '@furrow/core/errors'
import type { App } from '../../plugins/deps.ts'
import { makeThrottle } from './throttle.ts'
import { verifyPassword } from '../../plugins/passwords.ts'

interface SignIn {
  readonly email: string
  readonly password: string
}

const throttle = makeThrottle({ tries: 10, minutes: 15 })

/**
 * The person whose password this is. The same answer, after the same time, for an unknown address, a wrong
 * password and an address that is not confirmed.
 * @throws DomainError `wrong-credentials`, `too-many-requests`
 */
export async function checkPassword(app: App, request: FastifyRequest<{ Body: SignIn }>): Promise<string> {
  const { email, password } = request.body
  const now = app.clock.now().getTime()
  const key = `${app.config.dataFolder} ${email}`
  throttle.check(key, now)
  const person = await app.db.person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, emailConfirmedAt: true },
  })
  const holds = await verifyPassword(person?.passwordHash ?? null, password)
  if (person === null || !holds || person.emailConfirmedAt === null) {
    throttle.failed(key, now)
    throw new DomainError(
      'wrong-credentials',
      'The address or the password is not right, or the address is not confirmed yet.',
    )
  }
  throttle.succeeded(key)
  return person.id
}

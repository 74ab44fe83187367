import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { loggerOptions } from '../../../server/src/plugins/logging.ts'

it('a log line holds no password, cookie, token, secret or seed, and no query', async () => {
  const lines: string[] = []
  const stream = { write: (line: string) => lines.push(line) }
  const app = Fastify({ logger: { ...loggerOptions('info'), stream } })
  const headers = {
    cookie: 'hidden 1',
    authorization: 'hidden 2',
    'set-cookie': 'hidden 3',
    accept: 'shown 1',
  }
  app.log.info({ req: { method: 'GET', url: '/api/people?q=hidden', headers }, res: { headers } })
  app.log.info({ body: { password: 'hidden 4', token: 'hidden 5', secret: 'hidden 6', seed: 'hidden 7' } })
  app.log.info({ password: 'hidden 8', token: 'hidden 9', headers, person: 'shown 2' })
  await app.close()
  expect(lines).toHaveLength(3)
  expect(lines.join('')).not.toContain('hidden')
  expect(lines.join('')).toContain('"url":"/api/people"')
  expect(lines.join('')).toContain('[redacted]')
  expect(lines.join('')).toContain('shown 2')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import Fastify from 'fastify'
import { addressKey } from '../../../server/src/plugins/security.ts'
import { sendWaiting, type SendMail } from '../../../server/src/plugins/mailer.ts'
import { takeDatabaseLock } from '../../../server/src/plugins/database-lock.ts'
import { accessPlugin } from '../../../server/src/plugins/access.ts'
import { enqueueMail } from '../../../server/src/plugins/outbox.ts'
import fastifyPlugin from 'fastify-plugin'
import { makeTestApp } from '../harness/app.ts'
import { makeMachine } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'

const test = await makeTestApp()

describe('a route', () => {
  it('without an action stops the server', async () => {
    const app = Fastify()
    for (const name of ['errors', 'session', 'database']) {
      await app.register(fastifyPlugin(async () => undefined, { name }))
    }
    await app.register(accessPlugin)
    expect(() => app.get('/bare', async () => 'open')).toThrow('declares no action')
  })
})

describe('every reply', () => {
  it('carries the strict headers', async () => {
    for (const url of ['/api/session', '/healthz', '/api/docs', '/api/nothing', '/api/openapi.json']) {
      const { headers } = await test.client().get(url)
      expect(headers['content-security-policy'], url).toContain("default-src 'self'")
      expect(headers['content-security-policy'], url).not.toContain('unsafe')
      expect(headers['content-security-policy'], url).toContain("frame-ancestors 'none'")
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['referrer-policy'], url).toBe('no-referrer')
    }
  })

  it('of the API that is an error is a problem document with a request id', async () => {
    const absent = await test.client().get('/api/nothing')
    expect(absent.status).toBe(404)
    expect(absent.headers['content-type']).toContain('application/problem+json')
    expect(absent.body).toMatchObject({ code: 'not-found', status: 404, errors: [] })
    expect(absent.body.requestId).toMatch(/^[\w-]{12}$/)
  })
})

describe('bad input', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    test.client().post('/api/session', body, headers)

  it('that is not JSON is a 400', async () => {
    const reply = await post('{"email":')
    expect(reply.status).toBe(400)
    expect(reply.body.code).toBe('invalid-input')
    expect(reply.body.errors).toEqual([
      { path: '', message: 'Line 1, column 10: the text ends, but a value is wanted here.' },
    ])
  })

  it.each([
    [
      '{\n  "email": NaN}',
      'Line 2, column 12: a value is wanted here.',
      'Linje 2, kolonne 12: her skal stå en værdi.',
    ],
    [
      '{"a":1',
      'Line 1, column 7: the text ends, but a comma or the closing sign is wanted here.',
      'Linje 1, kolonne 7: teksten slutter, men her skal stå et komma eller det afsluttende tegn.',
    ],
  ])('that is not JSON is refused at its line and column: %j', async (body, english, danish) => {
    expect((await post(body)).body.errors).toEqual([{ path: '', message: english }])
    const inDanish = await post(body, { 'accept-language': 'da' })
    expect(inDanish.body.errors).toEqual([{ path: '', message: danish }])
  })

  it.each([
    ['{"__proto__": {"a": 1}}', '__proto__', 'This key is reserved: remove it.'],
    ['{"a":[{"b":1},{"\\u005f_proto__":1}]}', 'a[1].__proto__', 'This key is reserved: remove it.'],
    ['{"a":{"constructor":{"prototype":1}}}', 'a.constructor', 'This key is reserved: remove it.'],
    ['', '', 'Send a JSON object.'],
    [' ', '', 'Line 1, column 2: the text ends, but a value is wanted here.'],
  ])(
    'that holds a key that is never read, or nothing, is refused with its path: %j',
    async (body, path, message) => {
      const reply = await post(body, { 'content-type': 'application/json' })
      expect([reply.status, reply.body.code]).toEqual([400, 'invalid-input'])
      expect(reply.body.errors).toEqual([{ path, message }])
    },
  )

  it('with a key twice in one object is refused at the second', async () => {
    const reply = await post('{"email":"a@example.org",\n"password":"x","email":"b@example.org"}')
    const message =
      'Line 2, column 16: another key is wanted here: this one stands before in the same object.'
    expect([reply.status, reply.body.detail]).toEqual([400, 'Please correct email.'])
    expect(reply.body.errors).toEqual([{ path: 'email', message }])
  })

  it('nested as deep as a body may be is refused, also with a reserved key at the bottom', async () => {
    const deep = (key: string) => `${'{"a":'.repeat(100_000)}{"${key}":1}${'}'.repeat(100_000)}`
    for (const key of ['a', '__proto__', 'a":1,"a'])
      expect((await post(deep(key))).body.code, key).toBe('invalid-input')
  })

  it('names the unknown key', async () => {
    const reply = await post({ email: 'a@example.org', password: 'x', state: 'admin' })
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toEqual([{ path: 'state', message: 'Unknown key: remove it.' }])
  })

  it('of 2 MB is a 413, of another kind a 415', async () => {
    const large = await post(`"${'x'.repeat(2 * 1024 * 1024)}"`)
    expect(large.status).toBe(413)
    expect(large.body.detail).toBe('Send at most 1 MB in one request.')
    expect((await post('<xml/>', { 'content-type': 'text/xml' })).status).toBe(415)
  })

  it('with NUL or right-to-left characters is refused at its path', async () => {
    const profile = await signInAs(test)
    for (const name of ['a\u0000b', 'a\u202Eb']) {
      const body = { name, institution: null, orcid: null, language: 'en' }
      const reply = await profile.put('/api/profile', body, { 'if-match': '"1"' })
      expect(reply.status).toBe(400)
      expect(reply.body.errors[0].path).toBe('name')
    }
  })

  it('of any shape is never a 500', async () => {
    const admin = await signInAs(test, { roles: ['admin'] })
    await makeMachine(test)
    const urls = [
      '/api/session',
      '/api/accounts',
      '/api/password-resets',
      '/api/role-grants',
      '/api/accounts/confirm',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...urls), fc.jsonValue(), async (url, body) => {
        const reply = await admin.post(url, body)
        expect(reply.status).toBeLessThan(500)
      }),
      { numRuns: 120, seed: 7 },
    )
  })
})

describe('a request from another site', () => {
  it('changes nothing', async () => {
    const client = await signInAs(test)
    const foreign = await client.delete('/api/session', { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    expect(foreign.body.code).toBe('foreign-origin')
    const fetched = await client.delete('/api/session', { 'sec-fetch-site': 'cross-site' })
    expect(fetched.status).toBe(403)
    expect((await client.get('/api/session')).body.person).not.toBeNull()
  })

  it('may read, and our own page may write', async () => {
    const client = await signInAs(test)
    expect((await client.get('/api/session', { origin: 'https://evil.example' })).status).toBe(200)
    expect((await client.delete('/api/session', { origin: 'http://furrow.test' })).status).toBe(200)
  })
})

describe('the operator', () => {
  it('sees health, readiness, metrics and the description of the interface', async () => {
    for (const url of ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs']) {
      expect((await test.client().get(url)).status, url).toBe(200)
    }
    const { text } = await test.client().get('/api/docs')
    expect(text).toContain('/api/session')
    expect(text).not.toMatch(/<script|style=/)
  })
})

describe('limits', () => {
  it('answer 429 with a problem document', async () => {
    const strict = await makeTestApp({ requestsPerMinute: 5 })
    const client = strict.client()
    const statuses: number[] = []
    for (let i = 0; i < 7; i += 1) statuses.push((await client.get('/api/session')).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect((await client.get('/api/session')).body.code).toBe('too-many-requests')
  })

  it('count the whole /64 of an IPv6 customer as one', () => {
    expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:db8:1:2::9'))
    expect(addressKey('2001:db8:1:3::9')).not.toBe(addressKey('2001:db8:1:2::9'))
    expect(addressKey('10.0.0.1')).toBe('10.0.0.1')
  })
})

describe('the database', () => {
  it('waits for the disk, checks foreign keys and lets readers be', async () => {
    const pragma = (name: string) => test.app.hotWrite((sql) => sql.get(`PRAGMA ${name}`))
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 })
  })

  it('is not written outside of a transaction', async () => {
    await expect(test.store.db.setting.create({ data: { key: 'x', value: 1 } })).rejects.toThrow('readonly')
  })

  it('commits hot writes together, and undoes only the one that fails', async () => {
    const write = (key: string) =>
      test.app.hotWrite((sql) =>
        sql.run(`INSERT INTO Setting (key, value, updatedAt, version) VALUES (?, '1', ?, 1)`, key, 'now'),
      )
    const results = await Promise.allSettled([write('hot-a'), write('hot-b'), write('hot-a'), write('hot-c')])
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(test.app.sql.all(`SELECT key FROM Setting WHERE key LIKE 'hot-%' ORDER BY key`)).toHaveLength(3)
  })

  it('keeps hot writes and transactions apart', async () => {
    const failing = test.app.write(async (tx) => {
      await tx.setting.create({ data: { key: 'undone', value: 1 } })
      await new Promise((resolve) => setTimeout(resolve, 30))
      throw new Error('undo me')
    })
    const hot = test.app.hotWrite((sql) =>
      sql.run(`INSERT INTO Setting (key, value, updatedAt, version) VALUES ('kept', '1', 'now', 1)`),
    )
    await expect(failing).rejects.toThrow('undo me')
    await hot
    expect(test.app.sql.all(`SELECT key FROM Setting WHERE key IN ('undone', 'kept')`)).toEqual([
      { key: 'kept' },
    ])
  })

  it('has one writing process, and the next one is told which', () => {
    const lock = takeDatabaseLock(test.config.databaseFile)
    expect(() => takeDatabaseLock(test.config.databaseFile)).toThrow(`pid ${process.pid}`)
    lock.release()
    takeDatabaseLock(test.config.databaseFile).release()
  })
})

describe('the outbox', () => {
  it('sends each mail once, and tries again later after a failure', async () => {
    const person = await makePerson(test)
    const at = test.clock.now()
    const order = {
      to: person.email,
      language: 'da',
      template: 'account-exists',
      data: { name: 'Åse', link: 'x' },
      at,
    } as const
    await test.app.write(async (tx) => {
      await enqueueMail(tx, { dedupeKey: 'once', ...order })
      await enqueueMail(tx, { dedupeKey: 'once', ...order })
    })
    const sent: string[] = []
    const failing = async () => {
      throw new Error('the server is away')
    }
    const working = async (mail: { subject: string }) => void sent.push(mail.subject)
    const round = (send: SendMail) =>
      sendWaiting({ store: test.store, clock: test.clock, send, inHand: new Set() })
    await round(failing)
    await round(working)
    expect(sent).toEqual([])
    test.clock.set('2026-03-02T09:01:00.000Z')
    await round(working)
    await round(working)
    expect(sent).toEqual(['Du har allerede en konto'])
    test.clock.set('2026-03-02T09:00:00.000Z')
  })
})

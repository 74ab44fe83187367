import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/src/config.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'furrow-config-'))
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

const signingKey = Buffer.alloc(32, 7).toString('base64url')
const production = {
  FURROW_MODE: 'production',
  FURROW_DATA: dataFolder,
  FURROW_SECRET: 'x'.repeat(32),
  FURROW_SIGNING_KEY: signingKey,
  FURROW_URL: 'https://furrow.example',
}
const read = (change: Record<string, string | undefined>) => readConfig({ ...production, ...change }, '/')

describe('the settings of production', () => {
  it('are taken as given, an address without its last slash', () => {
    expect(read({})).toMatchObject({ mode: 'production', signingKey, publicUrl: 'https://furrow.example' })
    expect(read({ FURROW_URL: 'https://furrow.example/' }).publicUrl).toBe('https://furrow.example')
    expect(read({ SMTP_URL: 'smtps://user:word@mail.example:465' }).mail?.url).toContain('mail.example')
    expect(read({ SMTP_URL: '' }).mail).toBeNull()
  })

  it.each([
    ['FURROW_MODE', 'test', 'FURROW_MODE is "test"; use practice or production.'],
    ['FURROW_SECRET', undefined, 'FURROW_SECRET is missing; production does not start without it.'],
    ['FURROW_SECRET', '', 'FURROW_SECRET is missing; production does not start without it.'],
    ['FURROW_SECRET', 'short', 'FURROW_SECRET is too short: give at least 32 characters.'],
    ['FURROW_SIGNING_KEY', undefined, 'FURROW_SIGNING_KEY is missing; production does not start without it.'],
    [
      'FURROW_SIGNING_KEY',
      'this is a sentence, not a key of 32 bytes!!',
      'FURROW_SIGNING_KEY is not 32 bytes in base64url.',
    ],
    ['FURROW_SIGNING_KEY', `${signingKey}AAAA`, 'FURROW_SIGNING_KEY is not 32 bytes in base64url.'],
    ['FURROW_URL', undefined, 'FURROW_URL is missing; production does not start without it.'],
    ['FURROW_URL', '', 'FURROW_URL is missing; production does not start without it.'],
    ['FURROW_URL', 'notaurl', 'FURROW_URL is "notaurl"; use an address as https://furrow.example.'],
    [
      'FURROW_URL',
      'https://furrow.example/portal',
      'FURROW_URL is "https://furrow.example/portal"; use an address as https://furrow.example.',
    ],
    ['SMTP_URL', 'zz', 'SMTP_URL begins with neither smtp:// nor smtps://.'],
    ['SMTP_URL', 'https://mail.example', 'SMTP_URL begins with neither smtp:// nor smtps://.'],
    ['PORT', '70000', 'PORT is "70000"; use a number from 0 to 65535.'],
  ])('%s as %s keeps it from starting, in a sentence', (name, value, sentence) => {
    expect(() => read({ [name]: value })).toThrow(sentence)
  })
})

describe('the settings of practice', () => {
  it('are made where none are given, and the same the next time', () => {
    const practice = { FURROW_MODE: 'practice', FURROW_DATA: dataFolder, PORT: '4700' }
    const first = readConfig(practice, '/')
    expect(first).toMatchObject({ publicUrl: 'http://localhost:4700', mail: null })
    expect(Buffer.from(first.signingKey, 'base64url').length).toBe(32)
    expect(readConfig(practice, '/').signingKey).toBe(first.signingKey)
  })
})

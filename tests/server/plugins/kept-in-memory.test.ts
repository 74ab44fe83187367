import { Signer } from '@fastify/cookie'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeCookieSigner } from '../../../server/src/plugins/cookie-signer.ts'
import { joinTexts, makeKeptPart } from '../../../server/src/plugins/kept-part.ts'
import { makeRequestIds } from '../../../server/src/plugins/request-ids.ts'

const secret = 'a secret of at least thirty-two letters'

describe('the signer of cookies', () => {
  it('signs as the library does, before and after it has seen a cookie', () => {
    const signer = makeCookieSigner(secret)
    const signed = new Signer(secret).sign('session-1')
    expect(signer.sign('session-1')).toBe(signed)
    for (const _ of [1, 2]) {
      expect(signer.unsign(signed)).toMatchObject({ valid: true, value: 'session-1' })
      expect(signer.sign('session-1')).toBe(signed)
    }
  })

  it('refuses a cookie with one other letter, also after it has seen the right one', () => {
    const signer = makeCookieSigner(secret)
    const signed = signer.sign('session-1')
    expect(signer.unsign(signed).valid).toBe(true)
    for (let place = 0; place < signed.length; place += 1) {
      const other = signed[place] === 'x' ? 'y' : 'x'
      const forged = `${signed.slice(0, place)}${other}${signed.slice(place + 1)}`
      expect(signer.unsign(forged).valid, forged).toBe(false)
    }
  })

  it('still knows a cookie that thousands of others have pushed out', () => {
    const signer = makeCookieSigner(secret)
    const first = signer.sign('session-0')
    for (let i = 0; i <= 6000; i += 1) expect(signer.unsign(signer.sign(`session-${i}`)).valid).toBe(true)
    expect(signer.unsign(first)).toMatchObject({ valid: true, value: 'session-0' })
  })
})

describe('ids of requests', () => {
  it('are different, also beyond what is drawn at once', () => {
    const next = makeRequestIds(randomBytes)
    const ids = Array.from({ length: 1000 }, next)
    expect(new Set(ids).size).toBe(1000)
    expect(ids.every((id) => /^[\w-]{12}$/.test(id))).toBe(true)
  })
})

describe('the kept part of a reply', () => {
  it('is made once for each source, and is the same object when it is put together with the rest', () => {
    let made = 0
    const partOf = makeKeptPart(
      z.strictObject({ names: z.array(z.string()) }),
      (source: { name: string }) => {
        made += 1
        return { names: [source.name] }
      },
    )
    const source = { name: 'Q"x"' }
    const [{ text }, again] = [partOf(source), partOf(source)]
    expect(again.text).toBe(text)
    expect(made).toBe(1)
    expect(partOf({ name: 'R' }).value).toEqual({ names: ['R'] })
    expect(JSON.parse(joinTexts(text, JSON.stringify({ rest: 1 })))).toEqual({ names: ['Q"x"'], rest: 1 })
  })

  it('is refused where it is not what the contract says', () => {
    const partOf = makeKeptPart(z.strictObject({ hours: z.number() }), () => ({ hours: NaN }))
    expect(() => partOf({})).toThrow(z.ZodError)
  })
})

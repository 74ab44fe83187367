import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { checkReply } from '../harness/openapi-check.ts'

const { app } = await makeTestApp()

interface Sent {
  readonly url?: string
  readonly status?: number
  readonly kind?: string
  readonly body?: unknown
}

const check =
  ({ url = '/api/calls', status = 404, kind = 'application/problem+json', body = {} }: Sent) =>
  () =>
    checkReply(app, {
      method: 'get',
      url,
      reply: { status, headers: { 'content-type': kind }, body, text: JSON.stringify(body) },
    })

describe('the check of replies against the OpenAPI document', () => {
  it('refuses a path, a status, a kind of content and a body that are not documented', () => {
    expect(check({ url: '/api/nowhere', status: 200 })).toThrow('is not documented')
    expect(check({ status: 302 })).toThrow('answered 302')
    expect(check({ kind: 'application/json; charset=utf-8' })).toThrow(
      'documented is application/problem+json',
    )
    expect(check({ url: '/api/proposals/p/receipt/pdf', status: 200, kind: 'application/json' })).toThrow(
      'documented is application/pdf',
    )
    expect(check({})).toThrow('the reply is not as documented')
  })

  it('takes a document that is sent as its kind', () => {
    expect(check({ url: '/api/proposals/p/receipt/pdf', status: 200, kind: 'application/pdf' })).not.toThrow()
  })
})

import supertest from 'supertest'
import type { App } from '../../../server/src/plugins/deps.ts'
import { checkReply } from './openapi-check.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface Ask {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  // Tests read replies of every shape; each has been checked against the OpenAPI document before.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
  readonly text: string
}

/** A browser with its cookies; every reply is checked against the OpenAPI document. */
export interface Client {
  readonly ask: (method: Method, url: string, ask?: Ask) => Promise<Reply>
  readonly get: (url: string, headers?: Record<string, string>) => Promise<Reply>
  readonly post: (url: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  readonly put: (url: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  readonly patch: (url: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  readonly delete: (url: string, headers?: Record<string, string>) => Promise<Reply>
  readonly personId?: string
}

export function makeClient(app: App, personId?: string): Client {
  const agent = supertest.agent(app.server)
  const ask = async (method: Method, url: string, { body, headers = {} }: Ask = {}): Promise<Reply> => {
    const pending = agent[method](url)
      .set({ ...headers })
      .ok(() => true)
    if (body instanceof Buffer || typeof body === 'string') {
      void pending.set('content-type', headers['content-type'] ?? 'application/json').send(body)
    } else if (body !== undefined)
      void pending.send(JSON.stringify(body)).set('content-type', 'application/json')
    const { status, headers: replied, body: parsed, text } = await pending
    const reply: Reply = { status, headers: replied, body: parsed, text }
    checkReply(app, { method, url, reply })
    return reply
  }
  return {
    ask,
    get: (url, headers = {}) => ask('get', url, { headers }),
    post: (url, body, headers = {}) => ask('post', url, { body, headers }),
    put: (url, body, headers = {}) => ask('put', url, { body, headers }),
    patch: (url, body, headers = {}) => ask('patch', url, { body, headers }),
    delete: (url, headers = {}) => ask('delete', url, { headers }),
    ...(personId !== undefined && { personId }),
  }
}

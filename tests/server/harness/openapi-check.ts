import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { isDeepStrictEqual } from 'node:util'
import type { App } from '../../../server/src/plugins/deps.ts'
import type { Reply } from './client.ts'

interface Asked {
  readonly method: string
  readonly url: string
  readonly reply: Reply
}

type Operations = Record<string, Record<string, { responses?: Record<string, unknown> } | undefined>>

interface Documented {
  readonly pattern: RegExp
  readonly path: string
}

interface Known {
  readonly operations: Operations
  readonly paths: readonly Documented[]
  readonly ajv: Ajv2020
  readonly validators: Map<string, ValidateFunction>
}

const known = new WeakMap<App, Known>()

function knownOf(app: App): Known {
  const found = known.get(app)
  if (found !== undefined) return found
  const operations: Operations = JSON.parse(JSON.stringify(app.swagger().paths ?? {}))
  const paths = Object.keys(operations)
    .map((path) => ({
      path,
      pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+').replaceAll('.', '\\.')}$`),
    }))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const made = { operations, paths, ajv, validators: new Map<string, ValidateFunction>() }
  known.set(app, made)
  return made
}

/** For operators and readers of the document, and so not in it. */
const undocumented = ['/api/openapi.json', '/api/docs']

/** Throws if the reply of the API is not what the OpenAPI document promises: path, status, kind and body. */
export function checkReply(app: App, { method, url, reply }: Asked): void {
  const { operations, paths } = knownOf(app)
  const path = url.split('?', 1)[0] ?? ''
  if (!path.startsWith('/api/') || undocumented.includes(path)) return
  const candidates = paths.filter((candidate) => candidate.pattern.test(path))
  const documented = candidates.find((candidate) => operations[candidate.path]?.[method] !== undefined)
  const where = `${method} ${path}`
  // What no route serves, or an address that cannot be read, is refused as an object that is not there.
  if (documented === undefined && reply.status === 404) return checkKind(where, reply, [problemKind])
  const responses = operations[documented?.path ?? '']?.[method]?.responses
  if (documented === undefined || responses === undefined) throw new Error(`${where} is not documented.`)
  const status = [String(reply.status), `${String(reply.status)[0]}XX`].find((key) => key in responses)
  if (status === undefined) throw new Error(`${where} answered ${reply.status}, which is not documented.`)
  const content = contentOf(responses[status])
  checkKind(where, reply, Object.keys(content))
  checkBody(app, `${method} ${documented.path} ${status}`, { content, reply })
}

const problemKind = 'application/problem+json'

const kindOf = ({ headers }: Reply): string | undefined => headers['content-type']?.split(';', 1)[0]

function checkKind(where: string, reply: Reply, kinds: readonly string[]): void {
  const kind = kindOf(reply)
  if (kind === undefined ? kinds.length === 0 : kinds.includes(kind)) return
  throw new Error(
    `${where} answered ${reply.status} with ${kind}, documented is ${kinds.join(', ') || 'none'}.`,
  )
}

interface Replied {
  readonly content: Record<string, unknown>
  readonly reply: Reply
}

function checkBody(app: App, key: string, { content, reply }: Replied): void {
  const kind = kindOf(reply)
  if (kind === undefined || !kind.endsWith('json')) return
  const media = content[kind]
  if (!isRecord(media) || !isRecord(media['schema']) || isDeepStrictEqual(media['schema'], {}))
    throw new Error(`${key}: the reply has no schema.`)
  const { ajv, validators } = knownOf(app)
  const validate = validators.get(key) ?? ajv.compile(media['schema'])
  validators.set(key, validate)
  const body = reply.body ?? JSON.parse(reply.text)
  if (validate(body)) return
  throw new Error(`${key}: the reply is not as documented: ${ajv.errorsText(validate.errors)}\n${reply.text}`)
}

const contentOf = (response: unknown): Record<string, unknown> =>
  isRecord(response) && isRecord(response['content']) ? response['content'] : {}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

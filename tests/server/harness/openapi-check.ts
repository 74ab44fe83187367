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

/** Throws if the reply of a documented route is not what the OpenAPI document promises. */
export function checkReply(app: App, { method, url, reply }: Asked): void {
  const { operations, paths, ajv, validators } = knownOf(app)
  const path = url.split('?', 1)[0] ?? ''
  const documented = paths.find((candidate) => candidate.pattern.test(path))
  if (documented === undefined) return
  const responses = operations[documented.path]?.[method]?.responses
  if (responses === undefined) return
  const status = [String(reply.status), `${String(reply.status)[0]}XX`].find((key) => key in responses)
  if (status === undefined)
    throw new Error(`${method} ${path} answered ${reply.status}, which is not documented.`)
  const key = `${method} ${documented.path} ${status}`
  const schema = schemaOf(responses[status])
  if (schema === null) return
  const validate = validators.get(key) ?? ajv.compile(schema)
  validators.set(key, validate)
  if (validate(reply.body)) return
  throw new Error(`${key}: the reply is not as documented: ${ajv.errorsText(validate.errors)}\n${reply.text}`)
}

function schemaOf(response: unknown): object | null {
  if (!isRecord(response) || !isRecord(response['content'])) return null
  const media = response['content']['application/json']
  if (!isRecord(media) || !isRecord(media['schema']) || isDeepStrictEqual(media['schema'], {})) return null
  return media['schema']
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

import type { FastifyInstance } from 'fastify'
import { placeOfDamage } from '@furrow/core/record/json-damage'
import { hasKeyTwice } from '@furrow/core/record/read-json'
import { DomainError } from '@furrow/core/errors'

/** The most that a request may hold. */
export const bodyLimitBytes = 1024 * 1024

/** Reads bodies as Fastify does, but for a key that stands twice, and names the place where one cannot be read. */
export function readJsonBodies(app: FastifyInstance): void {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) =>
    read(request, text, (error, value) => {
      if (error !== null) return done(refusalOf(text))
      return hasKeyTwice(text, value) ? done(damaged(text)) : done(null, value)
    }),
  )
}

function refusalOf(text: string): DomainError {
  if (text === '') return refused('The body is empty.', '', 'Send a JSON object.')
  try {
    const path = pathOfReserved(JSON.parse(text))
    return refused(`Please correct ${path}.`, path, 'This key is reserved: remove it.')
  } catch {
    return damaged(text)
  }
}

const refused = (detail: string, path: string, message: string): DomainError =>
  new DomainError('invalid-input', detail, { errors: [{ path, message }] })

function damaged(text: string): DomainError {
  const { line, column, expected, path } = placeOfDamage(text)
  const message = `Line ${line}, column ${column}: ${expected.replace('the file ends', 'the text ends')}.`
  return refused(path === '' ? 'The body is not JSON.' : `Please correct ${path}.`, path, message)
}

/** What Fastify refuses besides: keys by which a value could reach into the prototype of another. */
const isReserved = (key: string, value: unknown): boolean =>
  key === '__proto__' ||
  (key === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype'))

interface Place {
  readonly path: string
  readonly key: string
  readonly value: unknown
}

function* within({ path, value }: Place): Generator<Place> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const step = path === '' ? key : `.${key}`
    yield { path: path + (Array.isArray(value) ? `[${key}]` : step), key, value: inner }
  }
}

/** Where the first reserved key stands; without recursion, as deep as the parser reads. '' where there is none. */
function pathOfReserved(body: unknown): string {
  const open: Place[] = [{ path: '', key: '', value: body }]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (isReserved(one.key, one.value)) return one.path
    for (const inner of within(one)) open.push(inner)
  }
  return ''
}

import type { FastifyInstance } from 'fastify'
import { placeOfDamage } from '@furrow/core/record/json-damage'
import { DomainError } from '@furrow/core/errors'

/** The most that a request may hold. */
export const bodyLimitBytes = 1024 * 1024

/** Reads bodies as Fastify does, and names the place where one stops being JSON. */
export function readJsonBodies(app: FastifyInstance): void {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) =>
    read(request, text, (error, value) => done(error === null ? null : refusalOf(text, error), value)),
  )
}

/** A body may be JSON and yet not be read, such as one with the key `__proto__`. */
const refusalOf = (text: string, error: Error): Error => (text === '' || isJson(text) ? error : notJson(text))

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function notJson(text: string): DomainError {
  const { line, column, expected } = placeOfDamage(text)
  const message = `Line ${line}, column ${column}: ${expected.replace('the file ends', 'the text ends')}.`
  return new DomainError('invalid-input', 'The body is not JSON.', { errors: [{ path: '', message }] })
}

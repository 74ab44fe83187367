import fastifyPlugin from 'fastify-plugin'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { pathText } from '@furrow/core/contract/issue'
import { plainMessage } from '@furrow/core/contract/plain'
import type { Problem } from '@furrow/core/contract/problem'
import { DomainError } from '@furrow/core/errors'
import type { ErrorCode, FieldError } from '@furrow/core/errors'
import { languageOf } from './asked-language.ts'
import { inDanish } from './danish.ts'
import { bodyLimitBytes, readJsonBodies } from './json-body.ts'

/** The one place where a code meets a status; a code without one does not compile. */
const statuses: Record<ErrorCode, number> = {
  'invalid-input': 400,
  'weights-all-zero': 400,
  'solver-missing': 400,
  'password-too-weak': 400,
  'token-invalid': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'foreign-origin': 403,
  'wrong-password': 403,
  'not-found': 404,
  'wrong-state': 409,
  'call-not-open': 409,
  'deadline-passed': 409,
  'reviews-locked': 409,
  'reviews-not-locked': 409,
  'reviews-reopened': 409,
  'conflict-of-interest': 409,
  'already-exists': 409,
  'reviewer-overloaded': 409,
  'rehearsal-never-released': 409,
  'signer-is-proposer': 409,
  'idempotency-key-reused': 409,
  'stale-version': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'version-missing': 428,
  'too-many-requests': 429,
  internal: 500,
  busy: 503,
  'storage-full': 507,
}

const titles: Record<number, string> = {
  400: 'The input is not right',
  401: 'Sign in first',
  403: 'Refused',
  404: 'Not found',
  409: 'Not possible in this state',
  412: 'Somebody else saved a newer version',
  413: 'Too large',
  415: 'This kind of content is not understood',
  428: 'The version is missing',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Busy',
  507: 'The disk is full',
}

/** What Fastify and its plugins throw, in our codes. */
const foreignCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_BAD_URL: 'not-found',
  FST_UNDER_PRESSURE: 'busy',
  P2025: 'not-found',
  P2002: 'already-exists',
  P2024: 'busy',
  P2028: 'busy',
  P1008: 'busy',
  SQLITE_BUSY: 'busy',
  SQLITE_FULL: 'storage-full',
}

const sentences: Partial<Record<ErrorCode, string>> = {
  'not-found': 'There is nothing here, or nothing that you may see.',
  'already-exists': 'This exists already.',
  busy: 'The server is busy: try again in a few seconds. Nothing was saved.',
  'storage-full': 'The server has no room left on its disk. Nothing was saved.',
  internal: 'The error is logged under the request id. Nothing was half-saved.',
  'too-large': `Send at most ${bodyLimitBytes / 1024 ** 2} MB in one request.`,
  'unsupported-media-type': 'Send JSON, with the content type application/json.',
}

/** Turns whatever was thrown into the code, the sentence and the fields of a problem document. */
function domainErrorOf(error: FastifyError): DomainError {
  if (error instanceof DomainError) return error
  if (hasZodFastifySchemaValidationErrors(error)) return invalidInput(error)
  const text = `${error.message} ${error.code}`
  if (text.includes('database or disk is full') || text.includes('SQLITE_FULL')) return known('storage-full')
  const code = foreignCodes[error.code]
  if (code !== undefined) return known(code)
  if (error.statusCode === 429) return new DomainError('too-many-requests', 'Wait a little, then try again.')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new DomainError(
      'invalid-input',
      'The request is not well formed: send valid JSON and a valid address.',
    )
  }
  return known('internal')
}

const known = (code: ErrorCode) => new DomainError(code, sentences[code] ?? code)

function invalidInput(error: Pick<FastifyError, 'validation' | 'validationContext'>): DomainError {
  const errors = (error.validation ?? []).flatMap((item): FieldError[] => {
    const path = item.instancePath.split('/').slice(1)
    const message = item.message === undefined ? 'This is not right.' : plainMessage(item.message)
    const { keys } = item.params
    if (!Array.isArray(keys)) return [{ path: fieldPath(path), message }]
    return keys.map((key) => ({
      path: fieldPath([...path, String(key)]),
      message: 'Unknown key: remove it.',
    }))
  })
  const fields = [...new Set(errors.map((item) => item.path))].filter((path) => path !== '')
  const where = fields.length === 0 ? `the ${error.validationContext ?? 'input'}` : fields.join(', ')
  return new DomainError('invalid-input', `Please correct ${where}.`, { errors: distinct(errors) })
}

/** A bound of a kind and one of a schema may say the same of one field. */
const distinct = (errors: readonly FieldError[]): readonly FieldError[] => [
  ...new Map(errors.map((error) => [`${error.path} ${error.message}`, error])).values(),
]

const fieldPath = (steps: readonly string[]): string =>
  pathText(steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)))

function problemOf(error: DomainError, request: FastifyRequest): Problem {
  const status = statuses[error.code]
  return {
    type: `urn:furrow:error:${error.code}`,
    title: titles[status] ?? 'Error',
    status,
    detail: error.message,
    code: error.code,
    errors: (error.details.errors ?? []).map(({ path, message }) => ({ path, message })),
    requestId: request.id,
  }
}

/** Codes and paths stay. */
const translated = (problem: Problem, { details }: DomainError): Problem => ({
  ...problem,
  title: inDanish(problem.title),
  detail: inDanish(details.withDanishNames ?? problem.detail),
  errors: (details.errors ?? []).map(({ path, message, withDanishNames }) => ({
    path,
    message: inDanish(withDanishNames ?? message),
  })),
})

/** Answers an error with its problem document; also what Fastify meets before any route, such as a broken address. */
export async function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const domainError = domainErrorOf(error)
  const problem = problemOf(domainError, request)
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
  const { retryAfterSeconds } = domainError.details
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds))
  if (problem.status === 503) void reply.header('retry-after', '5')
  const isDanish = languageOf(request) === 'da'
  return reply
    .code(problem.status)
    .header('content-language', isDanish ? 'da' : 'en')
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(isDanish ? translated(problem, domainError) : problem)
}

/** A missing object and a forbidden one answer the same bytes. */
export const notFound = (): DomainError => known('not-found')

export const errorsPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    readJsonBodies(app)
    app.setErrorHandler(sendProblem)
    app.setNotFoundHandler(async () => {
      throw notFound()
    })
  },
  { name: 'errors' },
)

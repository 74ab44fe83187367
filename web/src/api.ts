import { locale } from './messages.ts'

/** One wrong field of a request, as the server names it. */
export type FieldIssue = { path: string; message: string }

type ProblemInput = {
  status: number
  code: string
  title: string
  detail: string
  errors: readonly FieldIssue[]
  requestId: string | null
}

/** What the server (or the lack of a connection) answered instead of the data. Status 0: no answer came. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly FieldIssue[]
  readonly requestId: string | null

  constructor(input: ProblemInput) {
    super(input.detail || input.title)
    this.name = 'ApiProblem'
    this.status = input.status
    this.code = input.code
    this.title = input.title
    this.detail = input.detail
    this.errors = input.errors
    this.requestId = input.requestId
  }
}

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem

export type Versioned<T> = { data: T; version: string }

export type SendOptions = {
  /** Version that the change is based on; sent as If-Match. */
  version?: string | number | undefined
  idempotencyKey?: string | undefined
  /** Lets the request outlive the page. */
  keepalive?: boolean | undefined
  signal?: AbortSignal | undefined
}

const sessionExpired = 'furrow:session-expired'

/** Calls back when a request finds the session gone; the page stays as it is. @returns how to stop listening */
export function onSessionExpired(listener: () => void): () => void {
  globalThis.addEventListener(sessionExpired, listener)
  return () => globalThis.removeEventListener(sessionExpired, listener)
}

let clockOffsetMs = 0

/** Milliseconds since 1970 by the server's clock, as far as its last answer told. */
export const serverNow = (): number => Date.now() + clockOffsetMs

function noteServerClock(response: Response) {
  const date = Date.parse(response.headers.get('date') ?? '')
  // The header has whole seconds: a smaller difference is its rounding.
  if (!Number.isNaN(date) && Math.abs(date - Date.now()) > 1500) clockOffsetMs = date - Date.now()
}

const noConnection = () =>
  new ApiProblem({ status: 0, code: 'offline', title: '', detail: '', errors: [], requestId: null })

async function problemOf(response: Response): Promise<ApiProblem> {
  const blank = { status: response.status, code: 'unknown', title: '', detail: '', errors: [] }
  const requestId = response.headers.get('x-request-id')
  try {
    return new ApiProblem({ ...blank, requestId, ...(await response.json()) })
  } catch {
    return new ApiProblem({ ...blank, requestId })
  }
}

const headersOf = (body: unknown, options: SendOptions): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': locale,
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
  ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
})

async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted === true) throw error
    throw noConnection()
  }
}

type Call = { method: string; path: string; body?: unknown; options?: SendOptions }

async function request({ method, path, body, options = {} }: Call): Promise<Response> {
  const response = await ask(`/api${path}`, {
    method,
    headers: headersOf(body, options),
    credentials: 'same-origin',
    keepalive: options.keepalive ?? false,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  noteServerClock(response)
  if (response.ok) return response
  const problem = await problemOf(response)
  const isSignIn = path === '/session' && method === 'POST'
  if (response.status === 401 && !isSignIn) globalThis.dispatchEvent(new Event(sessionExpired))
  throw problem
}

async function read<T>(call: Call): Promise<T> {
  const response = await request(call)
  const text = await response.text()
  return text === '' ? JSON.parse('null') : JSON.parse(text)
}

const versionOf = (response: Response) => (response.headers.get('etag') ?? '').replaceAll(/^W\/|"/g, '')

async function readVersioned<T>(call: Call): Promise<Versioned<T>> {
  const response = await request(call)
  const data: T = await response.json()
  return { data, version: versionOf(response) }
}

/** All requests of the pages; paths are below `/api`. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => read<T>({ method: 'GET', path, options: { signal } }),
  getVersioned: <T>(path: string, signal?: AbortSignal) =>
    readVersioned<T>({ method: 'GET', path, options: { signal } }),
  post: <T>(path: string, body?: unknown, options?: SendOptions) =>
    read<T>({ method: 'POST', path, body, ...(options ? { options } : {}) }),
  put: <T>(path: string, body: unknown, options?: SendOptions) =>
    read<T>({ method: 'PUT', path, body, ...(options ? { options } : {}) }),
  patch: <T>(path: string, body: unknown, options?: SendOptions) =>
    read<T>({ method: 'PATCH', path, body, ...(options ? { options } : {}) }),
  /** A change whose answer carries the new version in its ETag. */
  sendVersioned: <T>(
    method: 'PUT' | 'PATCH' | 'POST',
    path: string,
    sent: { body: unknown; options?: SendOptions },
  ) => readVersioned<T>({ method, path, ...sent }),
  delete: <T>(path: string, options?: SendOptions) =>
    read<T>({ method: 'DELETE', path, ...(options ? { options } : {}) }),
}

/** A key that makes pressing twice one deed; make it once per attempt of the person, not per request. */
export const newIdempotencyKey = (): string => crypto.randomUUID()

/** A query string from what is set; empty values stay out. */
export function queryOf(
  params: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

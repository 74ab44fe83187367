import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { signingKeyOf } from './plugins/signing-key.ts'

export interface MailSettings {
  readonly url: string
  readonly from: string
}

export interface Config {
  readonly mode: 'practice' | 'production'
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  readonly databaseFile: string
  /** Address of the product as people type it, for links in mail and the check of origins. */
  readonly publicUrl: string
  /** Signs the session cookies; at least 32 characters. */
  readonly secret: string
  /** Ed25519 secret key of decisions, 32 bytes as base64url. */
  readonly signingKey: string
  readonly mail: MailSettings | null
  /** Folder of the built pages, or null where only the API is served. */
  readonly webFolder: string | null
  readonly logLevel: string
  readonly requestsPerMinute: number
  /** From this delay of the event loop on, requests are answered 503 with Retry-After; 0: never. */
  readonly maxLoopDelayMs: number
  readonly trustProxy: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings from the environment. @throws Error with a sentence for the operator */
export function readConfig(env: Environment, root: string): Config {
  const mode = readMode(env)
  const dataFolder = resolve(root, env['FURROW_DATA'] ?? 'data')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const port = readPort(env)
  const host = env['HOST'] ?? '127.0.0.1'
  return {
    mode,
    host,
    port,
    dataFolder,
    databaseFile: join(dataFolder, 'furrow.db'),
    publicUrl: readUrl(env, mode) ?? `http://localhost:${port}`,
    secret: readSecret({ env, mode, dataFolder }, 'FURROW_SECRET'),
    signingKey: readSigningKey({ env, mode, dataFolder }),
    mail: readMail(env),
    webFolder: join(root, 'web', 'dist'),
    logLevel: env['FURROW_LOG'] ?? 'info',
    maxLoopDelayMs: 3000,
    requestsPerMinute: mode === 'practice' ? 100_000 : 600,
    trustProxy: env['FURROW_TRUST_PROXY'] === '1',
  }
}

function readMode(env: Environment): Config['mode'] {
  const mode = env['FURROW_MODE'] ?? 'production'
  if (mode === 'practice' || mode === 'production') return mode
  throw new Error(`FURROW_MODE is "${mode}"; use practice or production.`)
}

function readPort(env: Environment): number {
  const port = Number(env['PORT'] ?? 4600)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error(`PORT is "${env['PORT'] ?? ''}"; use a number from 0 to 65535.`)
}

interface Place {
  readonly env: Environment
  readonly mode: Config['mode']
  readonly dataFolder: string
}

/** What is set; Compose hands on a variable that nobody set as an empty text. */
const setIn = (env: Environment, name: string): string | undefined =>
  env[name] === '' ? undefined : env[name]

const missing = (name: string): Error =>
  new Error(`${name} is missing; production does not start without it.`)

function readUrl(env: Environment, mode: Config['mode']): string | undefined {
  const given = setIn(env, 'FURROW_URL')
  if (given === undefined && mode === 'production') throw missing('FURROW_URL')
  if (given === undefined) return undefined
  const url = URL.canParse(given) ? new URL(given) : null
  // Origins of requests are compared with it, and links in mail begin with it.
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
  throw new Error(`FURROW_URL is "${given}"; use an address as https://furrow.example.`)
}

/** Production is given its secrets; practice makes its own and keeps them in the data folder. */
function readSecret({ env, mode, dataFolder }: Place, name: 'FURROW_SECRET' | 'FURROW_SIGNING_KEY'): string {
  const given = setIn(env, name)
  if (given !== undefined && Buffer.byteLength(given) >= 32) return given
  if (given !== undefined) throw new Error(`${name} is too short: give at least 32 characters.`)
  if (mode === 'production') throw missing(name)
  const file = join(dataFolder, `practice-${name.toLowerCase().replaceAll('_', '-')}`)
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Read once here, so that no signature fails for its key. */
function readSigningKey(place: Place): string {
  const text = readSecret(place, 'FURROW_SIGNING_KEY')
  signingKeyOf(text)
  return text
}

function readMail(env: Environment): MailSettings | null {
  const url = setIn(env, 'SMTP_URL')
  if (url === undefined) return null
  if (!/^smtps?:\/\/./.test(url)) throw new Error('SMTP_URL begins with neither smtp:// nor smtps://.')
  return { url, from: env['SMTP_FROM'] ?? 'Furrow <furrow@localhost>' }
}

import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Db, Store, Write } from './database.ts'
import type { HotWrite } from './group-commit.ts'
import type { Statements } from './statements.ts'

export interface Clock {
  readonly now: () => Date
}

/** Everything that the app does not make itself: so a test decides what time it is. */
export interface Deps {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: (length: number) => Buffer
  readonly logger?: boolean
}

/** What a feature gets: Fastify with schemas in zod and the decorators below. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

declare module 'fastify' {
  interface FastifyInstance {
    config: Config
    clock: Clock
    randomBytes: (length: number) => Buffer
    store: Store
    /** For reading; see Store. */
    db: Db
    /** One transaction: reads, writes, audit and mail together. */
    write: Write
    hotWrite: HotWrite
    sql: Statements
    /** Ids of the mails that this process is sending now: whatever else was begun is in doubt. */
    mailsInHand: Set<string>
  }
}

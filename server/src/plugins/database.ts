import Database from 'better-sqlite3'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaClient } from '../generated/prisma/client.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { makeGroupCommit } from './group-commit.ts'
import type { HotWrite } from './group-commit.ts'
import { makeStatements } from './statements.ts'
import type { Statements } from './statements.ts'

/** A client to read with, or a transaction: what the functions of a service take as their first argument. */
export type Db = Prisma.TransactionClient
export type Tx = Prisma.TransactionClient

/** Runs one transaction. `sql` are prepared statements inside it, for the few writes of thousands of rows. */
export type Write = <T>(work: (tx: Tx, sql: Statements) => Promise<T>) => Promise<T>

export interface Store {
  /** Reads only. Its own connection: it never sees what a transaction has not committed. */
  readonly db: PrismaClient
  /** One read-write transaction after another, on the one writing connection. */
  readonly write: Write
  /** Small synchronous writes that share one durable commit with their neighbours: autosaves. */
  readonly hotWrite: HotWrite
  /** Prepared statements on the reading connection, for the few lists where Prisma is too slow. */
  readonly sql: Statements
  /** The writing connection itself, for backups while the server runs. */
  readonly backup: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Opens the database. Two connections, because a query that Prisma sends outside of a transaction would join
 * whatever transaction is open on the same connection: readers would see, and writers lose, uncommitted rows.
 */
export async function openStore(databaseFile: string): Promise<Store> {
  const writing = await connect(databaseFile, ['synchronous = FULL'])
  const reading = await connect(databaseFile, ['query_only = ON', 'cache_size = -32768'])
  const db = new PrismaClient({ adapter: reading.factory })
  const writer = new PrismaClient({ adapter: writing.factory })
  await Promise.all([db.$connect(), writer.$connect()])
  const writes = makeStatements(writing.sqlite)
  const limits = { maxWait: 15_000, timeout: 30_000 }
  return {
    db,
    write: (work) => writer.$transaction((tx) => work(tx, writes), limits),
    hotWrite: makeGroupCommit(writing.adapter, writing.sqlite, writes),
    sql: makeStatements(reading.sqlite),
    backup: async (file) => {
      await reading.sqlite.backup(file)
    },
    close: async () => {
      await Promise.all([db.$disconnect(), writer.$disconnect()])
      if (reading.sqlite.open) reading.sqlite.close()
      if (writing.sqlite.open) writing.sqlite.close()
    },
  }
}

async function connect(databaseFile: string, pragmas: readonly string[]) {
  const inner = new PrismaBetterSqlite3({ url: databaseFile, timeout: 5000 })
  const adapter = await inner.connect()
  const sqlite = sqliteOf(adapter)
  for (const pragma of ['journal_mode = WAL', 'foreign_keys = ON', ...pragmas]) sqlite.pragma(pragma)
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: () => Promise.resolve(adapter),
    connectToShadowDb: () => inner.connectToShadowDb(),
  }
  return { factory, adapter, sqlite }
}

/** The adapter keeps its better-sqlite3 connection in `client`; version 7.10.0 is pinned, and a test holds this. */
function sqliteOf(adapter: SqlDriverAdapter): Database.Database {
  if ('client' in adapter && adapter.client instanceof Database) return adapter.client
  throw new Error('The database adapter has changed: its connection is not where it was.')
}

/** Where a feature writes: one transaction, by Prisma and by prepared statements. */
export interface Writers {
  readonly tx: Tx
  readonly sql: Statements
}

/** Where features read: Prisma, and prepared statements for what every page asks. */
export interface Readers {
  readonly db: Db
  readonly sql: Statements
}

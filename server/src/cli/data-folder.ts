import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore, type Store } from '../plugins/database.ts'
import { takeDatabaseLock } from '../plugins/database-lock.ts'
import { makeStatements, type Statements } from '../plugins/statements.ts'
import { appliedMigrations, knownMigrations } from '../plugins/migrations.ts'
import { reasonOf, refusal } from './terminal.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export type Environment = Readonly<Record<string, string | undefined>>

/** The database of the installation that `FURROW_DATA` names. */
export const databaseFileOf = (env: Environment): string =>
  join(resolve(root, env['FURROW_DATA'] ?? 'data'), 'furrow.db')

function requireDatabase(env: Environment): string {
  const file = databaseFileOf(env)
  if (existsSync(file)) return requirePresent(file)
  throw refusal(
    file,
    'is not there: start the server once, or set FURROW_DATA to the data folder of the installation.',
  )
}

/** The commands speak to tables of this version: the server migrates, at its start. */
function requirePresent(file: string): string {
  const database = new Database(file, { readonly: true })
  const applied = appliedMigrations(database)
  database.close()
  if (knownMigrations().every((name) => applied.includes(name))) return file
  throw refusal(file, 'comes from an earlier version: start the server once, which brings it up to date.')
}

/** Reads beside a running server: readers and the writer do not wait for one another. */
export async function withReader<T>(env: Environment, work: (sql: Statements) => T | Promise<T>): Promise<T> {
  const database = new Database(requireDatabase(env), { readonly: true })
  try {
    return await work(makeStatements(database))
  } finally {
    database.close()
  }
}

/** Holds the lock of the database while `work` runs: one process writes. @throws InputError while a server runs */
export async function withLock<T>(databaseFile: string, work: () => Promise<T>): Promise<T> {
  const lock = lockOf(databaseFile)
  try {
    return await work()
  } finally {
    lock.release()
  }
}

function lockOf(databaseFile: string) {
  try {
    return takeDatabaseLock(databaseFile)
  } catch (error) {
    throw refusal(databaseFile, reasonOf(error))
  }
}

/** Writes to the database. @throws InputError where another process writes, a server above all */
export async function withStore<T>(env: Environment, work: (store: Store) => Promise<T>): Promise<T> {
  const file = requireDatabase(env)
  return withLock(file, async () => {
    const store = await openStore(file)
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  })
}

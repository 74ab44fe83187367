import Database from 'better-sqlite3'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../prisma/migrations/sqlite', import.meta.url))

const isText = (value: unknown): value is string => typeof value === 'string'

/** Names of the migrations that this version of the product brings. */
export const knownMigrations = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/** Names of the migrations that ran on a database. */
export const appliedMigrations = (database: Database.Database): string[] =>
  database
    .prepare('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1')
    .pluck()
    .all()
    .filter(isText)

/** Whether a file holds a database at all: one that something else made, or nothing was written to, has no history. */
const hasHistory = (database: Database.Database): boolean =>
  database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get() !== undefined

function missingIn(databaseFile: string): string[] {
  if (!existsSync(databaseFile)) return knownMigrations()
  const database = new Database(databaseFile, { readonly: true })
  try {
    const applied = hasHistory(database) ? appliedMigrations(database) : []
    return knownMigrations().filter((name) => !applied.includes(name))
  } finally {
    database.close()
  }
}

/** The server speaks to tables of this version. @throws Error where they are not there, with what brings them */
export function refuseUnmigrated(databaseFile: string): void {
  const missing = missingIn(databaseFile)
  if (missing.length === 0) return
  const lacks =
    missing.length === knownMigrations().length ? 'has no tables yet' : 'comes from an earlier version'
  throw new Error(
    `The database ${databaseFile} ${lacks}: run node prisma/dist/setup.js first, as npm start does.`,
  )
}

import type Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
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

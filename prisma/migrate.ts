import Database from 'better-sqlite3'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ApplyMigrationsInput } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrationNames, migrationsFolder, readSchema } from './folder.ts'
import { withSchemaEngine } from './schema-engine.ts'

/** Brings the database file to the present schema, creating it if absent; returns how many migrations ran. */
export async function migrate(databaseFile: string): Promise<number> {
  mkdirSync(dirname(databaseFile), { recursive: true })
  const pending = pendingMigrations(databaseFile)
  if (pending.length === 0) return 0
  const { appliedMigrationNames } = await withSchemaEngine(databaseFile, readSchema(), (engine) =>
    engine.applyMigrations(allMigrations()),
  )
  return appliedMigrationNames.length
}

const allMigrations = (): ApplyMigrationsInput => ({
  migrationsList: {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readMigration(name) } },
    })),
  },
  filters: { externalTables: [], externalEnums: [] },
})

const readMigration = (name: string) => readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8')

/** Asked without the engine, which takes half a second to load: most starts have nothing to migrate. */
function pendingMigrations(databaseFile: string): string[] {
  const database = new Database(databaseFile)
  database.pragma('journal_mode = WAL')
  const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get()
  const applied = known === undefined ? [] : database.prepare(appliedNames).pluck().all()
  database.close()
  return migrationNames().filter((name) => !applied.includes(name))
}

const appliedNames = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL'

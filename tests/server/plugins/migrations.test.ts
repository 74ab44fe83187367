import Database from 'better-sqlite3'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../../prisma/migrate.ts'
import { refuseUnmigrated } from '../../../server/src/plugins/migrations.ts'

const folder = mkdtempSync(join(tmpdir(), 'furrow-migrations-'))
const refused = (file: string) => () => refuseUnmigrated(file)

it('a database that is not there, or has no tables, is refused with what makes it', () => {
  const absent = join(folder, 'absent', 'furrow.db')
  expect(refused(absent)).toThrow(
    `The database ${absent} has no tables yet: run node prisma/dist/setup.js first, as npm start does.`,
  )
  const empty = join(folder, 'empty.db')
  new Database(empty).close()
  expect(refused(empty)).toThrow('has no tables yet')
})

it('a database of an earlier version is refused, one of this version is not', async () => {
  const file = join(folder, 'furrow.db')
  await migrate(file)
  expect(refused(file)).not.toThrow()
  const database = new Database(file)
  const last =
    'DELETE FROM _prisma_migrations WHERE id = (SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1)'
  expect(database.prepare(last).run().changes).toBe(1)
  database.close()
  expect(refused(file)).toThrow('comes from an earlier version: run node prisma/dist/setup.js first')
})

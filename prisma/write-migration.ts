// Writes the next migration: the SQL that leads from the schema kept with the last one to the present schema.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationNames, migrationsFolder, readSchema } from './folder.ts'
import { withSchemaEngine } from './schema-engine.ts'

const name = process.argv[2] ?? 'change'
mkdirSync(migrationsFolder, { recursive: true })
const names = migrationNames()
const last = names.at(-1)
const before = last === undefined ? '' : join(migrationsFolder, last, 'schema.prisma')
const schema = readSchema()
const { stdout } = await withSchemaEngine(':memory:', schema, (engine) =>
  engine.diff({
    from: existsSync(before)
      ? { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readFileSync(before, 'utf8') }] }
      : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  }),
)
if (stdout === null || stdout.includes('empty migration')) {
  process.stdout.write('The schema has not changed.\n')
} else {
  const folder = join(migrationsFolder, `${String(names.length + 1).padStart(4, '0')}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), stdout)
  writeFileSync(join(folder, 'schema.prisma'), schema)
  writeFileSync(join(migrationsFolder, 'migration_lock.toml'), 'provider = "sqlite"\n')
  process.stdout.write(`Wrote ${folder}\n`)
}

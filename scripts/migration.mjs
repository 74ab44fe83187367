// node scripts/migration.mjs NAME: writes prisma/migrations/sqlite/<next number>_NAME from what changed in the schema.
import { root, run } from './steps.mjs'

const name = process.argv[2] ?? ''
if (!/^[a-z0-9_]{1,60}$/.test(name)) {
  process.stderr.write('Usage: node scripts/migration.mjs NAME (small letters, digits and _)\n')
  process.exit(2)
}
const args = ['--conditions=furrow-source', '--import', 'tsx', `${root}prisma/write-migration.ts`, name]
const { code } = await run(process.execPath, args)
process.exit(code)

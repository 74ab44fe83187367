// npm run mutants [GROUP…]: changes the core in one place at a time and counts the changes that its tests notice. Takes
// hours; not part of npm test. Writes docs/mutation.md from what has been measured.
import { join } from 'node:path'
import { groups } from '../tests/mutants/groups.mjs'
import { writeReport } from '../tests/mutants/report.mjs'
import { prepare, root, run } from './steps.mjs'

await prepare(['install'])
const wanted = process.argv.slice(2)
const strangers = wanted.filter((name) => groups[name] === undefined)
if (strangers.length > 0) {
  const known = Object.keys(groups).join(', ')
  process.stderr.write(`There is no group ${strangers.join(', ')}: use ${known}.\n`)
  process.exit(2)
}
const stryker = join(root, 'node_modules', '.bin', 'stryker')
let failed = 0
for (const name of wanted.length > 0 ? wanted : Object.keys(groups)) {
  process.stdout.write(`${name} …\n`)
  const { tests, cases = 15 } = groups[name]
  const env = {
    FURROW_MUTANT_GROUP: name,
    FURROW_MUTANT_TESTS: tests.join(' '),
    FURROW_MUTANT_CASES: String(cases),
  }
  const { code } = await run(stryker, ['run', 'tests/mutants/stryker.config.mjs'], { env })
  if (code !== 0) failed += 1
}
const isEnough = writeReport()
process.exit(failed === 0 && isEnough ? 0 : 1)

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const results = join(root, '.furrow', 'mutation')
const page = join(root, 'docs', 'mutation.md')
const bar = 85

const sources = ['allocation', 'scoring'].flatMap((room) =>
  readdirSync(join(root, 'core', 'src', room)).map((name) => `core/src/${room}/${name}`),
)

/** Per file: how many mutants were noticed, survived, and are left out since they run once, at the start. */
function countsOf(mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  return {
    killed: count('Killed'),
    late: count('Timeout'),
    survived: count('Survived', 'NoCoverage'),
    left: count('Ignored', 'CompileError', 'RuntimeError'),
  }
}

function measured() {
  const files = new Map()
  if (!existsSync(results)) return files
  for (const name of readdirSync(results).filter((file) => !file.includes('incremental'))) {
    const report = JSON.parse(readFileSync(join(results, name), 'utf8'))
    for (const [file, { mutants }] of Object.entries(report.files)) files.set(file, countsOf(mutants))
  }
  return files
}

/** 100 where nothing is to be noticed. */
const shareOf = ({ killed, late, survived }) =>
  survived === 0 ? 100 : (100 * (killed + late)) / (killed + late + survived)

/** Rows of earlier measurements that stand on the page and were not measured here. */
function earlier() {
  if (!existsSync(page)) return new Map()
  const rows = [
    ...readFileSync(page, 'utf8').matchAll(/^\| `(.+?)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|/gm),
  ]
  return new Map(
    rows.map(([, file, killed, late, survived, left]) => [
      file,
      { killed: Number(killed), late: Number(late), survived: Number(survived), left: Number(left) },
    ]),
  )
}

const totalOf = (rows) =>
  rows.reduce(
    (total, [, counts]) => ({
      killed: total.killed + counts.killed,
      late: total.late + counts.late,
      survived: total.survived + counts.survived,
      left: total.left + counts.left,
    }),
    { killed: 0, late: 0, survived: 0, left: 0 },
  )

function pageOf(known) {
  const row = (name, counts) =>
    `| ${name} | ${counts.killed} | ${counts.late} | ${counts.survived} | ${counts.left} | ${shareOf(counts).toFixed(1)} |`
  const measuredFiles = new Set(known.map(([file]) => file))
  const missing = sources.filter((file) => !measuredFiles.has(file)).map((file) => `\`${file}\``)
  return `# Mutation testing

\`npm run mutants\` changes \`core/src/allocation\` and \`core/src/scoring\` in one place at a time (Stryker) and counts the changes that the tests of the core
notice; the bar is ${bar} %. Each group of files is a run of its own against its own quick tests (\`tests/mutants/groups.mjs\`), properties with few
random calls instead of thousands; the long properties of whole calls are left out: a share here is what the tests notice at least. \`npm run mutants
GROUP\` measures one group, and tries again only what changed since and what survived. Each row stands as it was last measured. Late: the tests did
not end in time, since the change made them run for ever or the machine was busy. Left out: what runs once, when a file is loaded. Nothing else is left
out, although many of those that survive change nothing that can be seen: one more step of a loop over an array that ends before it; a guard or a
default for an entry that is always there; how far off a price in doubles may be, where exact fractions decide anyway; which of two joined sets of
reviews is the root; where the search for the likeliest variances begins; a step that only saves time.

| file | noticed | late | survived | left out | % |
|---|---|---|---|---|---|
${known.map(([file, counts]) => row(`\`${file}\``, counts)).join('\n')}
${row('all measured', totalOf(known))}

${missing.length === 0 ? 'Every file has been measured.' : `Not measured so far: ${missing.join(', ')}.`}
`
}

/** Writes docs/mutation.md from what has been measured, now or before; whether all of it together reaches the bar. */
export function writeReport() {
  const files = new Map([...earlier(), ...measured()])
  const known = [...files].filter(([file]) => sources.includes(file)).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(page, pageOf(known))
  process.stdout.write('Written to docs/mutation.md.\n')
  return shareOf(totalOf(known)) >= bar
}

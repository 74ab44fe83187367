import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { designs } from './designs.ts'
import { methodNames } from './methods.ts'
import { playDesign, type Row } from './play.ts'
import { reportOf } from './report.ts'

/** Plays every design, prints its line when it is done, and writes docs/simulation.md. */
const rows = designs.map((design): Row => {
  const row = playDesign(design)
  const hits = methodNames.map((name) => `${name} ${(100 * row.means[name].hits).toFixed(1)} %`)
  process.stdout.write(`${design.name}: top-quarter hits ${hits.join(', ')}\n`)
  return row
})
const page = join(import.meta.dirname, '..', '..', 'docs', 'simulation.md')
writeFileSync(page, reportOf(rows))
process.stdout.write(`\n${reportOf(rows)}\nWritten to docs/simulation.md.\n`)

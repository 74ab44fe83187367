import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureAllocation } from './allocation.ts'
import { measurePages } from './pages.ts'
import { measureServer } from './server.ts'

const targets: Record<string, number> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'targets.json'), 'utf8'),
)

let missed = 0

function report(figures: Readonly<Record<string, number>>): void {
  for (const [name, figure] of Object.entries(figures)) {
    const target = targets[name]
    if (target === undefined) throw new Error(`No target for "${name}" in targets.json.`)
    const holds = figure <= target
    if (!holds) missed += 1
    process.stdout.write(
      `${holds ? 'ok    ' : 'MISSED'} ${name.padEnd(62)} ${figure.toFixed(1).padStart(8)}  target ${target}\n`,
    )
  }
}

report(measureAllocation())
report(measurePages())
report(await measureServer())
process.stdout.write(missed === 0 ? 'All targets met.\n' : `${missed} of the targets missed.\n`)
process.exit(missed === 0 ? 0 : 1)

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureAllocation } from './allocation.ts'
import { measureAutosaves } from './autosaves.ts'
import { startLargeWorld } from './large-world.ts'
import { measurePages } from './pages.ts'
import { measurePolicies } from './policies.ts'
import { measureReleases } from './release.ts'
import { measureScores } from './scores.ts'
import { measureStart } from './start.ts'
import { measureStudio } from './studio-frames.ts'
import { measureStudioMemory } from './studio-memory.ts'
import { measureStudioTasks } from './studio-tasks.ts'
import { measureMemory, measureThroughput } from './throughput.ts'

type Target = { readonly atMost?: number; readonly atLeast?: number }
type Figures = Readonly<Record<string, number>>

const targets: Record<string, Target> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'targets.json'), 'utf8'),
)

let missed = 0

const holds = (figure: number, { atMost = Infinity, atLeast = -Infinity }: Target): boolean =>
  figure <= atMost && figure >= atLeast

const shown = ({ atMost, atLeast }: Target): string =>
  atMost === undefined ? `at least ${atLeast ?? ''}` : `at most ${atMost}`

/** A figure without a target is part of the one above it. */
function report(figures: Figures): void {
  for (const [name, figure] of Object.entries(figures)) {
    const target = targets[name]
    const isPart = name.startsWith('  ')
    if (target === undefined && !isPart) throw new Error(`No target for "${name}" in targets.json.`)
    const isMet = target === undefined || holds(figure, target)
    if (!isMet) missed += 1
    const mark = isPart ? '      ' : isMet ? 'ok    ' : 'MISSED'
    const beside = target === undefined ? '' : `  ${shown(target)}`
    process.stdout.write(`${mark} ${name.padEnd(68)} ${figure.toFixed(2).padStart(9)}${beside}\n`)
  }
}

async function measureLarge(): Promise<void> {
  const world = await startLargeWorld()
  try {
    report(await measureMemory(world))
    report(await measureThroughput(world))
    report(await measureAutosaves(world))
  } finally {
    await world.server.stop()
  }
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  policies: async () => report(await measurePolicies()),
  allocation: async () => report(measureAllocation()),
  scores: async () => report(await measureScores()),
  pages: async () => report(measurePages()),
  start: async () => report(await measureStart()),
  server: measureLarge,
  release: async () => report(await measureReleases()),
  studio: async () => {
    report(await measureStudio())
    report(await measureStudioTasks())
    report(await measureStudioMemory())
  },
}

const wanted = process.argv.slice(2)
for (const name of wanted) {
  if (parts[name] !== undefined) continue
  process.stderr.write(`There is no part "${name}": use ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure()
}
process.stdout.write(missed === 0 ? 'All targets met.\n' : `${missed} of the targets missed.\n`)
process.exit(missed === 0 ? 0 : 1)

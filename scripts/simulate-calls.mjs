// npm run simulate-calls: plays invented calls with a known truth through mean, median, z-score and calibration, prints what
// each finds and writes docs/simulation.md. Some minutes; the same numbers every time.
import { join } from 'node:path'
import { prepare, root, run } from './steps.mjs'

await prepare(['install'])
const tsx = join(root, 'node_modules', '.bin', 'tsx')
const { code } = await run(tsx, ['--conditions=furrow-source', 'tests/simulation/main.ts'])
process.exit(code)

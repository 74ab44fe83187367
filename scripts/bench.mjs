// npm run bench: prints each figure beside its target and exits 1 where one is missed.
import { join } from 'node:path'
import { prepare, root, run } from './steps.mjs'

await prepare()
const tsx = join(root, 'node_modules', '.bin', 'tsx')
const { code } = await run(tsx, [
  '--conditions=furrow-source',
  'tests/bench/main.ts',
  ...process.argv.slice(2),
])
process.exit(code)

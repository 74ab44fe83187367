// npm run bench: prints each figure beside its target and exits 1 where one is missed.
import { join } from 'node:path'
import { prepare, root, run } from './steps.mjs'

await prepare()
const tsx = join(root, 'node_modules', '.bin', 'tsx')
// Without the condition of the tests: the core is measured as it was built.
const { code } = await run(tsx, ['tests/bench/main.ts', ...process.argv.slice(2)])
process.exit(code)

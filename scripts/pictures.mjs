// npm run pictures: takes the pictures of docs/pictures from the running product.
import { join } from 'node:path'
import { prepare, root, run } from './steps.mjs'

await prepare()
const tsx = join(root, 'node_modules', '.bin', 'tsx')
const { code } = await run(tsx, ['--conditions=furrow-source', 'tests/browser/pictures.ts'])
process.exit(code)

// Generates the database client. Prisma would download a native engine that `generate` never runs;
// naming any executable as that engine skips the download, so the step works behind a package proxy.
import { join } from 'node:path'
import { root, run } from './steps.mjs'

const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js')
const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }
const { code, output } = await run(process.execPath, [prisma, 'generate'], { quiet: true, env })
if (code !== 0) process.stderr.write(output)
process.exit(code)

// npm start: whatever is missing is installed, generated, migrated, seeded and built; then the server runs.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root, run } from './steps.mjs'

const env = { FURROW_MODE: 'practice', ...process.env }

await prepare()
const setup = await run(process.execPath, ['prisma/dist/setup.js'], { env })
if (setup.code !== 0) process.exit(setup.code)

const server = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
  cwd: root,
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 0))

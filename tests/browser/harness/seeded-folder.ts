import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const scratch = join(tmpdir(), 'furrow-seeded')

/** What the practice data follow from: the built code, the migrations, and the day, from which all dates are counted. */
function fingerprint(root: string): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10))
  for (const folder of ['prisma/dist', 'prisma/migrations', 'core/dist', 'server/dist']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(js|sql)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

async function setUp(root: string, folder: string): Promise<void> {
  const env = { ...process.env, FURROW_MODE: 'practice', FURROW_DATA: folder }
  const options = {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
  }
  const [code] = await once(spawn(process.execPath, ['prisma/dist/setup.js'], options), 'exit')
  if (code !== 0) throw new Error(`The setup ended with ${code}.`)
}

/** A data folder with the practice data, made once for what is built and copied for each server of the tests. */
export async function seededFolder(root: string): Promise<string> {
  const folder = join(scratch, fingerprint(root))
  if (existsSync(folder)) return folder
  mkdirSync(scratch, { recursive: true })
  const making = mkdtempSync(join(scratch, 'making-'))
  await setUp(root, making)
  try {
    renameSync(making, folder)
  } catch (error) {
    // Somebody else was quicker; what they made is the same.
    if (!existsSync(folder)) throw error
    rmSync(making, { recursive: true, force: true })
  }
  return folder
}

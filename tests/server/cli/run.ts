import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '../../../prisma/migrate.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A data folder with a migrated, empty database. */
export async function makeDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'furrow-cli-'))
  await migrate(join(folder, 'furrow.db'))
  return folder
}

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs the built command in a process of its own, as people do. */
export function furrow(dataFolder: string, ...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/bin/furrow.mjs', ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, FURROW_DATA: dataFolder, NO_COLOR: '1' },
  })
  return { code: status, out: stdout, error: stderr }
}

/** Writes a file into the folder; text as it is, everything else as JSON. */
export function write(folder: string, name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

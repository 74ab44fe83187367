import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** What a repository does not hold. */
const unkept = new Set([
  'node_modules',
  'dist',
  'generated',
  'paraglide',
  'coverage',
  'data',
  '.git',
  '.furrow',
  '.vite',
])

/** What is committed; where the sources came as an archive, or git refuses the folder of another user, the sources. */
function fetchSources(clone: string): void {
  if (spawnSync('git', ['clone', '--quiet', root, clone]).status === 0) return
  rmSync(clone, { recursive: true, force: true })
  cpSync(root, clone, { recursive: true, filter: (path) => path === root || !unkept.has(basename(path)) })
}

/** Every package but those of the workspaces, which are the clone's own; the command as npm links it. */
function linkPackages(clone: string): void {
  const packages = join(clone, 'node_modules')
  mkdirSync(join(packages, '@furrow'), { recursive: true })
  mkdirSync(join(packages, '.bin'))
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@furrow' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(packages, name))
  for (const room of ['core', 'server']) {
    symlinkSync(join(clone, room), join(packages, '@furrow', room))
    const own = join(root, room, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(clone, room, 'node_modules'))
  }
  symlinkSync('../@furrow/server/bin/furrow.mjs', join(packages, '.bin', 'furrow'))
}

/**
 * What is committed, cloned into a folder and built there as `npm start` does it: packages are linked instead of
 * installed, the client of the database is copied instead of generated, and types, which the checks look at, are not
 * checked again.
 * @param clone a folder that is not there yet
 */
export function cloneAndBuild(clone: string): void {
  fetchSources(clone)
  linkPackages(clone)
  const generated = 'server/src/generated'
  cpSync(join(root, generated), join(clone, generated), { recursive: true })
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-b', 'core', 'server', '--noCheck'], { cwd: clone })
}

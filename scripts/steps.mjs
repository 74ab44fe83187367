// The set-up steps that `npm start` and `npm test` share. Plain Node: it has to run before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = join(root, '.furrow', 'stamps.json')

const readStamps = () => (existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {})

function writeStamp(name, value) {
  mkdirSync(join(root, '.furrow'), { recursive: true })
  writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [name]: value }, null, 2))
}

const skipped = new Set(['node_modules', 'dist', 'generated', 'paraglide'])

function* filesBelow(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) {
    yield path
    return
  }
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => !skipped.has(entry.name))
  for (const entry of entries) yield* filesBelow(join(path, entry.name))
}

/** Names, sizes and contents of what a step reads; small files only, so reading them is quick. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version)
  const files = paths.flatMap((path) => [...filesBelow(join(root, path))])
  for (const file of files) {
    if (file.endsWith('.tsbuildinfo')) continue
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Runs a program and resolves with its exit code; its output goes to ours unless `quiet`. */
export function run(command, args, options = {}) {
  const { quiet = false, env = {} } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

const node = process.execPath
const bin = (name) => join(root, 'node_modules', '.bin', name)

const installed = () => existsSync(join(root, 'node_modules', '.package-lock.json'))

/** Parts of SQLite that nothing here asks for: searches of texts and of places, which take the compiler a quarter more. */
const unasked = ['FTS3', 'FTS4', 'FTS5', 'RTREE', 'GEOPOLY', 'DBSTAT_VTAB', 'PERCENTILE']

/** What the compiler would still gain for the database, a twelfth of its time, costs it more than as much again. */
function quickCompile() {
  const { CFLAGS = '', CXXFLAGS = '' } = process.env
  const without = unasked.map((part) => `-USQLITE_ENABLE_${part}`).join(' ')
  return { CFLAGS: `-O1 ${without} ${CFLAGS}`, CXXFLAGS: `-O1 ${CXXFLAGS}` }
}

/** Each step: what it is called, what it reads, what must exist after it, what it runs with what environment. */
const steps = [
  {
    name: 'install',
    title: 'Installing the packages',
    reads: ['package-lock.json'],
    made: () => installed(),
    // Not `npm ci`: it insists on packages for foreign platforms, which a mirror may not hold.
    commands: () => [
      ['npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']],
    ],
  },
  {
    name: 'native',
    title: 'Compiling the database where no build of it could be fetched',
    reads: ['package-lock.json'],
    made: () => existsSync(join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')),
    // Half a minute on one core; nothing but a running server waits for it.
    isAside: true,
    commands: () => [['npm', ['rebuild', 'better-sqlite3', 'esbuild', '--loglevel=error'], quickCompile()]],
  },
  {
    name: 'generate',
    title: 'Generating the database client',
    reads: ['prisma/schema.prisma', 'scripts/generate.mjs'],
    made: () => existsSync(join(root, 'server/src/generated/prisma/client.ts')),
    commands: () => [[node, ['scripts/generate.mjs']]],
  },
  {
    name: 'messages',
    title: 'Compiling the texts in English and Danish',
    reads: ['web/messages', 'scripts/messages.mjs'],
    made: () => existsSync(join(root, 'web/src/paraglide/messages.js')),
    commands: () => [[node, ['scripts/messages.mjs']]],
  },
  {
    name: 'server',
    title: 'Building core and server',
    reads: ['core/src', 'server/src', 'prisma', 'tsconfig.base.json', 'package-lock.json'],
    made: () => existsSync(join(root, 'server/dist/main.js')),
    commands: () => [[bin('tsc'), ['-b', 'core', 'server', 'prisma']]],
  },
  {
    name: 'web',
    title: 'Building the pages',
    reads: ['core/src', 'web', 'package-lock.json'],
    made: () => existsSync(join(root, 'web/dist/index.html')),
    commands: () => [[bin('vite'), ['build', 'web', '--config', 'web/vite.config.ts', '--logLevel', 'warn']]],
  },
]

async function runStep(step, label) {
  const stamp = fingerprint(step.reads)
  if (step.made() && readStamps()[step.name] === stamp) return
  const startedAt = Date.now()
  process.stdout.write(`${label} ${step.title} …\n`)
  for (const [command, args, env] of step.commands()) {
    const { code, output } = await run(command, args, { quiet: true, env })
    if (code !== 0) {
      process.stderr.write(`${output}\n${step.title} failed (exit ${code}).\n`)
      process.exit(1)
    }
  }
  writeStamp(step.name, stamp)
  process.stdout.write(`${label} ${step.title}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`)
}

/**
 * Runs the named steps that are not up to date. @param names of steps, in order
 * @returns when all are done but the one that goes on aside, which `aside` waits for
 */
export async function begin(names = steps.map((step) => step.name)) {
  const wanted = steps.filter((step) => names.includes(step.name))
  const aside = []
  for (const [index, step] of wanted.entries()) {
    const running = runStep(step, `[${index + 1}/${wanted.length}]`)
    if (step.isAside) aside.push(running)
    else await running
  }
  return { aside: Promise.all(aside) }
}

/** Runs the named steps that are not up to date and waits for all of them. @param names of steps, in order */
export async function prepare(names) {
  const { aside } = await begin(names)
  await aside
}

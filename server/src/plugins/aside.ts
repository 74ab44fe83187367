import { Worker } from 'node:worker_threads'

const here = import.meta.url

/** Built code runs as it stands; under tests and in development the sources are read through tsx. */
function startWorker(name: string, workerData: unknown): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, here), { workerData })
  const source = JSON.stringify(new URL(`./${name}.ts`, here).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(code, { eval: true, workerData, execArgv: ['--conditions=furrow-source'] })
}

/** What a file beside this one posts when it is run in a thread of its own: what takes seconds blocks nobody. */
export function runAside(name: string, workerData: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(name, workerData)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the thread of ${name} ended with code ${code}`))
    })
  })
}

interface Aside<T> {
  /** The file that is run, without its ending. */
  readonly name: string
  /** How many results are kept; beyond it the one made longest ago goes. */
  readonly limit: number
  readonly parse: (message: unknown) => T
}

/**
 * Makes results aside, each once for its key, one after the other: each thread takes a core and the memory of a
 * whole call. One that fails is not kept.
 */
export function makeAside<T>({ name, limit, parse }: Aside<T>): (key: string, data: unknown) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  let before: Promise<unknown> = Promise.resolve()
  return (key, data) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = before.then(() => runAside(name, data)).then(parse)
    kept.set(key, made)
    before = made.catch(() => kept.delete(key))
    const oldest = kept.keys().next()
    if (kept.size > limit && oldest.done !== true) kept.delete(oldest.value)
    return made
  }
}

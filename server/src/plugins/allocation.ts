import { allocate } from '@furrow/core/allocation/allocate'
import { outcomeSchema, type Outcome } from '@furrow/core/contract/outcome'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { scenarioHash, snapshotHash } from '@furrow/core/record/normal-form'
import { Worker } from 'node:worker_threads'
import { nativeSha256 } from './native-sha256.ts'

/** So many exact outcomes are kept: the page to sign asks for the same ones again and again. */
const keptOutcomes = 20
const kept = new Map<string, Promise<Outcome>>()

const here = import.meta.url
const workerUrl = new URL('./allocation-worker.js', here)

/** Built code runs as it stands; under tests and in development the sources are read through tsx. */
function startWorker(workerData: { readonly snapshot: Snapshot; readonly scenario: Scenario }): Worker {
  if (!here.endsWith('.ts')) return new Worker(workerUrl, { workerData })
  const source = JSON.stringify(new URL('./allocation-worker.ts', here).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(code, { eval: true, workerData, execArgv: ['--conditions=furrow-source'] })
}

const solveAside = (snapshot: Snapshot, scenario: Scenario): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const worker = startWorker({ snapshot, scenario })
    worker.once('message', (message) => resolve(outcomeSchema.parse(message)))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the solver's thread ended with code ${code}`))
    })
  })

function keep(key: string, outcome: Promise<Outcome>): Promise<Outcome> {
  kept.set(key, outcome)
  outcome.catch(() => kept.delete(key))
  const oldest = kept.keys().next()
  if (kept.size > keptOutcomes && oldest.done !== true) kept.delete(oldest.value)
  return outcome
}

/**
 * The outcome of a scenario, for a request: the exact choice blocks for seconds, so it is made in a thread of
 * its own, once; every other policy takes milliseconds and is run at once.
 */
export async function allocateAside(snapshot: Snapshot, scenario: Scenario): Promise<Outcome> {
  if (scenario.policy.kind !== 'knapsack') return allocate(snapshot, scenario, { digest: nativeSha256 })
  const key = `${snapshotHash(snapshot, nativeSha256)} ${scenarioHash(scenario)}`
  return kept.get(key) ?? keep(key, solveAside(snapshot, scenario))
}

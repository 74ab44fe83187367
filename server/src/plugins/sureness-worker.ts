import { makeEngine } from '@furrow/core/allocation/engine'
import { surenessOf } from '@furrow/core/ranking/sureness'
import { parentPort } from 'node:worker_threads'
import { nativeSha256 } from './native-sha256.ts'
import { solverFor } from './solver.ts'
import { workerInput } from './worker-input.ts'

const stageSeconds = 10

const { snapshot, scenario } = workerInput()
const engine = makeEngine(snapshot, nativeSha256)
parentPort?.postMessage(
  surenessOf(engine, scenario, { ...(await solverFor(scenario, stageSeconds)), digest: nativeSha256 }),
)

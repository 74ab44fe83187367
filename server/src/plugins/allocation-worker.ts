import { allocate } from '@furrow/core/allocation/allocate'
import { parentPort } from 'node:worker_threads'
import { loadSolver } from './solver.ts'
import { workerInput } from './worker-input.ts'

/** Longest time per stage of the exact choice; without a proof by then the outcome says so. */
const stageSeconds = 10

const { snapshot, scenario } = workerInput()
parentPort?.postMessage(allocate(snapshot, scenario, { solver: await loadSolver(stageSeconds) }))

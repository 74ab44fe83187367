import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { loadSolver } from './solver.ts'

/** Longest time per stage of the exact choice; without a proof by then the outcome says so. */
const stageSeconds = 10

const asked = z.strictObject({ snapshot: z.unknown(), scenario: z.unknown() }).parse(workerData)
const snapshot = parseSnapshot(asked.snapshot)
const scenario = parseScenario(asked.scenario)
if (!snapshot.ok || !scenario.ok) throw new TypeError('the worker was handed what does not parse')
parentPort?.postMessage(allocate(snapshot.value, scenario.value, { solver: await loadSolver(stageSeconds) }))

import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

if (typeof workerData !== 'number') throw new Error('no number of milliseconds')
const from = performance.timeOrigin + performance.now()
await setTimeout(workerData)
parentPort?.postMessage({ from, to: performance.timeOrigin + performance.now() })

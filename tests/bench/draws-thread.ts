import { setImmediate as turn } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { drawChances } from '@furrow/core/ranking/chances'
import { believed, makeCall } from './calibrated-call.ts'

export type DrawsQuestion = 'draw' | 'cancel'
export type DrawsAnswer = 'ready' | 'report' | 'done' | 'cancelled'

const call = makeCall(1000, 4)
const belief = believed(call)
let isCancelled = false

const say = (answer: DrawsAnswer): void => parentPort?.postMessage(answer)

/** Between two batches whatever was sent meanwhile is read. */
async function draw(): Promise<DrawsAnswer> {
  isCancelled = false
  const drawing = drawChances(call.engine, call.scenario, { belief, draws: 500 })
  while (drawing.next().done !== true) {
    say('report')
    await turn()
    if (isCancelled) return 'cancelled'
  }
  return 'done'
}

parentPort?.on('message', (question: DrawsQuestion) => {
  if (question === 'cancel') isCancelled = true
  else void draw().then(say)
})
say('ready')

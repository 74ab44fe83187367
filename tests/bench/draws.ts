import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { DrawsAnswer } from './draws-thread.ts'
import { besideSorting } from './yardstick.ts'

const source = JSON.stringify(new URL('./draws-thread.ts', import.meta.url).href)
const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`

interface Asked {
  readonly ms: number
  readonly reports: number
  /** From the moment of the cancel to the thread's last word. */
  readonly stopMs: number
}

/** Draws once; `cancelAt` is the report at which it is told to stop. */
async function ask(worker: Worker, cancelAt = Infinity): Promise<Asked> {
  const start = performance.now()
  let reports = 0
  let cancelled = Number.NaN
  worker.postMessage('draw')
  for (;;) {
    const [answer]: DrawsAnswer[] = await once(worker, 'message')
    if (answer !== 'report') {
      const now = performance.now()
      return { ms: now - start, reports, stopMs: now - cancelled }
    }
    reports += 1
    if (reports !== cancelAt) continue
    cancelled = performance.now()
    worker.postMessage('cancel')
  }
}

/** 500 draws in a thread of their own, as the Studio has them: with a report of each batch, and a way to stop. */
export async function measureDraws(): Promise<Record<string, number>> {
  const worker = new Worker(code, { eval: true })
  try {
    await once(worker, 'message')
    const asked: Asked[] = []
    for (let round = 0; round < 5; round += 1) asked.push(await ask(worker))
    const [, , middle] = asked.toSorted((a, b) => a.ms - b.ms)
    const { stopMs } = await ask(worker, 3)
    return {
      ...besideSorting(
        '500 draws through the policy in a worker, 1,000 × 4 (ms)',
        middle?.ms ?? Infinity,
        1000,
      ),
      '  reports of progress meanwhile': middle?.reports ?? 0,
      '  from a cancel to the end of the drawing (ms)': stopMs,
    }
  } finally {
    await worker.terminate()
  }
}

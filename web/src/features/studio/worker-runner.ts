import { ApiProblem } from '../../api.ts'
import { withSeed, type Draft } from './draft.ts'
import type { Runner } from './runner.ts'
import type { RunView } from './run-view.ts'
import type { Answer, Ask } from './worker-messages.ts'

type Live = { draft: Draft; done: (view: RunView) => void; failed?: (() => void) | undefined }

const failed = (status: number) =>
  new ApiProblem({ status, code: 'snapshot', title: '', detail: '', errors: [], requestId: null })

/** Questions to the worker by number, each answered once. */
function makeLine(worker: Worker) {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: unknown) => void }>()
  let ticket = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.ticket)
    waiting.delete(data.ticket)
    if (data.kind === 'failed') asked?.reject(failed(data.status))
    else asked?.resolve(data)
  })
  worker.addEventListener('error', () => {
    for (const asked of waiting.values()) asked.reject(failed(0))
    waiting.clear()
  })
  return (make: (ticket: number) => Ask): Promise<Answer> =>
    new Promise((resolve, reject) => {
      ticket += 1
      waiting.set(ticket, { resolve, reject })
      worker.postMessage(make(ticket))
    })
}

type Line = ReturnType<typeof makeLine>

async function runIn(line: Line, draft: Draft, seed: string): Promise<RunView> {
  const answer = await line((ticket) => ({ kind: 'run', ticket, scenario: withSeed(draft, seed) }))
  if (answer.kind !== 'ran') throw failed(0)
  return answer.view
}

/** One run at a time; of those that come meanwhile, the latest. */
function latestWins(run: (draft: Draft) => Promise<RunView>) {
  let busy = false
  let next: Live | null = null
  const start = async (live: Live) => {
    busy = true
    try {
      live.done(await run(live.draft))
    } catch {
      live.failed?.()
    } finally {
      busy = false
      const following: Live | null = next
      next = null
      if (following !== null) void start(following)
    }
  }
  return (draft: Draft, done: Live['done'], failed?: Live['failed']) => {
    if (busy) next = { draft, done, failed }
    else void start({ draft, done, failed })
  }
}

/** Runs in a worker that fetches the snapshot itself: for snapshots of thousands of proposals. */
export const openWorkerRunner = (url: string, seed: string): Promise<Runner> =>
  openRunner(new Worker(new URL('./studio.worker.ts', import.meta.url), { type: 'module' }), url, seed)

/** The same with the solver of the exact choice, which is loaded only then. */
export const openExactRunner = (url: string, seed: string): Promise<Runner> =>
  openRunner(new Worker(new URL('./exact.worker.ts', import.meta.url), { type: 'module' }), url, seed)

async function openRunner(worker: Worker, url: string, seed: string): Promise<Runner> {
  const line = makeLine(worker)
  const opened = await line((ticket) => ({ kind: 'open', ticket, url }))
  if (opened.kind !== 'opened') throw failed(0)
  return {
    field: opened.field,
    run: latestWins((draft) => runIn(line, draft, seed)),
    runOnce: (draft) => runIn(line, draft, seed),
    outcome: async (scenario) => {
      const answer = await line((ticket) => ({ kind: 'outcome', ticket, scenario }))
      if (answer.kind !== 'outcome') throw failed(0)
      return answer.outcome
    },
    close: () => worker.terminate(),
  }
}

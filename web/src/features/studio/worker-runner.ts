import type { Progress } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import { ApiProblem } from '../../api.ts'
import { withSeed, type Draft } from './draft.ts'
import { ending } from './ended.ts'
import type { OnTheWay, Runner } from './runner.ts'
import type { RunView } from './run-view.ts'
import type { Findings, Studies, Study } from './studies.ts'
import { makeDesk, type Opened } from './study-desk.ts'
import type { Answer, Ask } from './worker-messages.ts'

type Live = { draft: Draft; done: (view: RunView) => void; way: OnTheWay }

/** The snapshot could not be read. */
export const snapshotFailed = (status: number) =>
  new ApiProblem({ status, code: 'snapshot', title: '', detail: '', errors: [], requestId: null })

type Waiting = {
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
  watch: Watch
}

/** What an answer says on its way. */
type Watch = { readonly onProgress?: (progress: Progress) => void; readonly solving?: OnTheWay['solving'] }

/** Questions to the worker by number, each answered once; some say on the way how far they are. */
function makeLine(worker: Worker) {
  const waiting = new Map<number, Waiting>()
  let ticket = 0
  let isClosed = false
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.ticket)
    if (data.kind === 'progress') return asked?.watch.onProgress?.(data.progress)
    if (data.kind === 'solving') return asked?.watch.solving?.(data.models)
    waiting.delete(data.ticket)
    if (data.kind === 'failed') asked?.reject(snapshotFailed(data.status))
    else asked?.resolve(data)
  })
  const end = (error: Error) => {
    for (const asked of waiting.values()) asked.reject(error)
    waiting.clear()
  }
  worker.addEventListener('error', () => end(snapshotFailed(0)))
  const ask = (make: (ticket: number) => Ask, watch: Watch = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(ending())
      ticket += 1
      waiting.set(ticket, { resolve, reject, watch })
      const question = make(ticket)
      const bytes = question.kind === 'open' ? question.bytes : undefined
      worker.postMessage(question, bytes === undefined ? [] : [bytes])
    })
  /** Whoever waits is told that no answer comes. */
  const close = () => {
    isClosed = true
    worker.terminate()
    end(ending())
  }
  return { ask, close }
}

type Line = ReturnType<typeof makeLine>

async function runIn(line: Line, scenario: Scenario, solving?: OnTheWay['solving']): Promise<RunView> {
  const answer = await line.ask((ticket) => ({ kind: 'run', ticket, scenario }), { solving })
  if (answer.kind !== 'ran') throw snapshotFailed(0)
  return answer.view
}

/** One run at a time; of those that come meanwhile, the latest. */
function latestWins(run: (draft: Draft, solving: OnTheWay['solving']) => Promise<RunView>) {
  let busy = false
  let next: Live | null = null
  const start = async (live: Live) => {
    busy = true
    try {
      live.done(await run(live.draft, live.way.solving))
    } catch (error) {
      live.way.failed?.(error)
    } finally {
      busy = false
      const following: Live | null = next
      next = null
      if (following !== null) void start(following)
    }
  }
  return (draft: Draft, done: Live['done'], way: OnTheWay = {}) => {
    if (busy) next = { draft, done, way }
    else void start({ draft, done, way })
  }
}

const plainWorker = () => new Worker(new URL('./studio.worker.ts', import.meta.url), { type: 'module' })

/** With the solver of the exact choice, which is loaded only then. */
const exactWorker = () => new Worker(new URL('./exact.worker.ts', import.meta.url), { type: 'module' })

/** Where a snapshot is, and its bytes where the page has them already: they are handed over. */
type Source = { readonly url: string; readonly bytes?: ArrayBuffer }

/** Runs in a worker that reads the snapshot itself: for snapshots of thousands of proposals. */
export const openWorkerRunner = (source: Source, seed: string): Promise<Runner> =>
  openRunner(plainWorker(), source, seed)

export const openExactRunner = (url: string, seed: string): Promise<Runner> =>
  openRunner(exactWorker(), { url }, seed)

async function openLine(worker: Worker, source: Source) {
  const line = makeLine(worker)
  const opened = await line.ask((ticket) => ({ kind: 'open', ticket, ...source }))
  if (opened.kind !== 'opened') throw snapshotFailed(0)
  return { line, field: opened.field }
}

async function openRunner(worker: Worker, source: Source, seed: string): Promise<Runner> {
  const { line, field } = await openLine(worker, source)
  return {
    field,
    run: latestWins((draft, solving) => runIn(line, withSeed(draft, seed), solving)),
    runOnce: (draft) => runIn(line, withSeed(draft, seed)),
    outcome: async (scenario) => {
      const answer = await line.ask((ticket) => ({ kind: 'outcome', ticket, scenario }))
      if (answer.kind !== 'outcome') throw snapshotFailed(0)
      return answer.outcome
    },
    details: async (draft, proposal) => {
      const scenario = withSeed(draft, seed)
      const answer = await line.ask((ticket) => ({ kind: 'details', ticket, scenario, proposal }))
      if (answer.kind !== 'details') throw snapshotFailed(0)
      return answer.details
    },
    cancel: () => undefined,
    close: line.close,
  }
}

type Question = { readonly draft: Draft; readonly study: Study }

async function openStudies(worker: Worker, url: string, seed: string): Promise<Opened<Question, Findings>> {
  const { line } = await openLine(worker, { url })
  return {
    ask: async ({ draft, study }, onProgress) => {
      const scenario = withSeed(draft, seed)
      const answer = await line.ask((ticket) => ({ kind: 'study', ticket, scenario, study }), { onProgress })
      if (answer.kind !== 'found') throw snapshotFailed(0)
      return answer.findings
    },
    close: line.close,
  }
}

/** The matrix has the exact choice among its policies. */
const needsSolver = (draft: Draft, { kind }: Study): boolean =>
  kind === 'matrix' || draft.policy.kind === 'knapsack'

/** Studies in workers of their own, opened when the first of their kind is asked for. */
export function makeStudies(url: string, seed: string): Studies & { readonly close: () => void } {
  const plain = makeDesk(() => openStudies(plainWorker(), url, seed))
  const exact = makeDesk(() => openStudies(exactWorker(), url, seed))
  return {
    study: (draft, study, options) =>
      (needsSolver(draft, study) ? exact : plain).ask({ draft, study }, options),
    close: () => {
      plain.close()
      exact.close()
    },
  }
}

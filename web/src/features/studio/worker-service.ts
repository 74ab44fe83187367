import { makeEngine, type Engine } from '@furrow/core/allocation/engine'
import type { Solver } from '@furrow/core/allocation/solver'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { buffersOf, fieldView, runView } from './run-view.ts'
import type { Answer, Ask } from './worker-messages.ts'

const answer = (message: Answer, buffers: ArrayBuffer[] = []) =>
  globalThis.postMessage(message, { transfer: buffers })

function answerRun(engine: Engine, solver: Solver | undefined, ask: Exclude<Ask, { kind: 'open' }>) {
  if (ask.kind === 'run') {
    const view = runView(engine, engine.run(ask.scenario, { solver }))
    return answer({ kind: 'ran', ticket: ask.ticket, view }, buffersOf(view))
  }
  const text = canonicalJson(engine.outcome(ask.scenario, { solver }))
  answer({ kind: 'outcome', ticket: ask.ticket, outcome: { text, hash: sha256(text) } })
}

/** Answers questions of the page; the solver, if there is one, is loaded with the snapshot. */
export function serveStudio(loadSolver: () => Promise<Solver | undefined>) {
  let engine: Engine | undefined
  let solver: Solver | undefined
  /** The worker fetches the snapshot itself: the page never holds its thousands of objects. */
  async function open({ ticket, url }: { ticket: number; url: string }) {
    const response = await fetch(url, { credentials: 'same-origin' })
    if (!response.ok) return answer({ kind: 'failed', ticket, status: response.status })
    solver = await loadSolver()
    engine = makeEngine(await response.json())
    answer({ kind: 'opened', ticket, field: fieldView(engine.field) })
  }
  function serve(ask: Ask) {
    const fail = () => answer({ kind: 'failed', ticket: ask.ticket, status: 0 })
    if (ask.kind === 'open') return void open(ask).catch(fail)
    if (engine === undefined) return fail()
    try {
      answerRun(engine, solver, ask)
    } catch {
      // The page is told; a solver that trips over a model must not leave it waiting.
      fail()
    }
  }
  globalThis.addEventListener('message', (event: MessageEvent<Ask>) => serve(event.data))
}

import { makeEngine, type Engine } from '@furrow/core/allocation/engine'
import type { Solver } from '@furrow/core/allocation/solver'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { detailsOf } from './details.ts'
import { buffersOf, fieldView, runView } from './run-view.ts'
import { studyParts } from './study-parts.ts'
import type { Answer, Ask } from './worker-messages.ts'

const answer = (message: Answer, buffers: ArrayBuffer[] = []) =>
  globalThis.postMessage(message, { transfer: buffers })

type Question = Exclude<Ask, { kind: 'open' }>

/** Milliseconds between two reports. */
const reportEvery = 50

function answerStudy(engine: Engine, solver: Solver | undefined, ask: Extract<Ask, { kind: 'study' }>) {
  const parts = studyParts(engine, { ...ask, solver })
  let reportedAt = performance.now()
  let part = parts.next()
  for (; part.done !== true; part = parts.next()) {
    if (performance.now() - reportedAt < reportEvery) continue
    reportedAt = performance.now()
    answer({ kind: 'progress', ticket: ask.ticket, progress: part.value })
  }
  answer({ kind: 'found', ticket: ask.ticket, findings: part.value })
}

/** Says before each model how many there were. */
function counting(solver: Solver, ticket: number): Solver {
  let models = 0
  return {
    ...solver,
    solve: (model) => {
      models += 1
      answer({ kind: 'solving', ticket, models })
      return solver.solve(model)
    },
  }
}

function answerAsk(engine: Engine, solver: Solver | undefined, ask: Question) {
  const { ticket, scenario } = ask
  if (ask.kind === 'study') return answerStudy(engine, solver, ask)
  if (ask.kind === 'details')
    return answer({ kind: 'details', ticket, details: detailsOf(engine, scenario, ask.proposal) })
  if (ask.kind === 'run') {
    const view = runView(engine, engine.run(scenario, { solver: solver && counting(solver, ticket) }))
    return answer({ kind: 'ran', ticket, view }, buffersOf(view))
  }
  const text = canonicalJson(engine.outcome(scenario, { solver }))
  answer({ kind: 'outcome', ticket, outcome: { text, hash: sha256(text) } })
}

/** Answers questions of the page; the solver, if there is one, is loaded with the snapshot. */
export function serveStudio(loadSolver: () => Promise<Solver | undefined>) {
  let engine: Engine | undefined
  let solver: Solver | undefined
  /** The worker reads the snapshot itself: the page never holds its thousands of objects. */
  async function open({ ticket, url, bytes }: Extract<Ask, { kind: 'open' }>) {
    const response =
      bytes === undefined ? await fetch(url, { credentials: 'same-origin' }) : new Response(bytes)
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
      answerAsk(engine, solver, ask)
    } catch {
      // The page is told; a solver that trips over a model must not leave it waiting.
      fail()
    }
  }
  globalThis.addEventListener('message', (event: MessageEvent<Ask>) => serve(event.data))
}

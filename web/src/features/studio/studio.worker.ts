import { makeEngine, type Engine } from '@furrow/core/allocation/engine'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { buffersOf, fieldView, runView } from './run-view.ts'
import type { Answer, Ask } from './worker-messages.ts'

let engine: Engine | undefined

const answer = (message: Answer, buffers: ArrayBuffer[] = []) =>
  globalThis.postMessage(message, { transfer: buffers })

/** The worker fetches the snapshot itself: the page never holds its thousands of objects. */
async function open({ ticket, url }: { ticket: number; url: string }) {
  const response = await fetch(url, { credentials: 'same-origin' })
  if (!response.ok) return answer({ kind: 'failed', ticket, status: response.status })
  engine = makeEngine(await response.json())
  answer({ kind: 'opened', ticket, field: fieldView(engine.field) })
}

function serve(ask: Ask) {
  if (ask.kind === 'open')
    return void open(ask).catch(() => answer({ kind: 'failed', ticket: ask.ticket, status: 0 }))
  if (engine === undefined) return answer({ kind: 'failed', ticket: ask.ticket, status: 0 })
  if (ask.kind === 'run') {
    const view = runView(engine, engine.run(ask.scenario))
    return answer({ kind: 'ran', ticket: ask.ticket, view }, buffersOf(view))
  }
  const text = canonicalJson(engine.outcome(ask.scenario))
  answer({ kind: 'outcome', ticket: ask.ticket, outcome: { text, hash: sha256(text) } })
}

globalThis.addEventListener('message', (event: MessageEvent<Ask>) => serve(event.data))

import { useEffect, useRef, useState } from 'react'
import type { VerifyAnswer, VerifyAsk } from './verify-messages.ts'

const plainWorker = () => new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' })

/** With the solver of the exact choice, which is loaded only then. */
const exactWorker = () => new Worker(new URL('./exact.worker.ts', import.meta.url), { type: 'module' })

function askWorker(worker: Worker, ask: VerifyAsk): Promise<VerifyAnswer> {
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<VerifyAnswer>) => resolve(data))
    worker.addEventListener('error', () => resolve({ kind: 'failed' }))
    worker.postMessage(ask)
  })
}

export type VerifyState = VerifyAnswer | { readonly kind: 'idle' } | { readonly kind: 'running' }

/** Verifies away from the page's own thread; a new question ends the one before. */
export function useVerification() {
  const [state, setState] = useState<VerifyState>({ kind: 'idle' })
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  const askIn = (made: Worker, ask: VerifyAsk) => {
    worker.current?.terminate()
    worker.current = made
    return askWorker(made, ask)
  }
  const start = async (ask: VerifyAsk) => {
    setState({ kind: 'running' })
    const answer = await askIn(plainWorker(), ask)
    const last = answer.kind === 'needs-solver' ? await askIn(exactWorker(), ask) : answer
    setState(last)
  }
  const stop = () => {
    worker.current?.terminate()
    setState({ kind: 'idle' })
  }
  return { state, start, stop }
}

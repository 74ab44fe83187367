import type { Progress } from '@furrow/core/allocation/progress'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from './draft.ts'
import { ending, isEnded } from './ended.ts'
import type { Findings, Studies, Study } from './studies.ts'

type Finished = { readonly draft: Draft; readonly findings: Findings }

export type StudyState =
  | { readonly status: 'idle' | 'ended' | 'failed' }
  | { readonly status: 'running'; readonly progress: Progress | null }
  | ({ readonly status: 'done' } & Finished)

/** Waits, unless it is ended meanwhile. */
const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    const end = () => {
      clearTimeout(timer)
      reject(ending())
    }
    signal.addEventListener('abort', end, { once: true })
  })

/** One study at a time: how far it is, what it found, what it found last; starting another ends the one before. */
export function useStudy({ study }: Studies) {
  const [state, setState] = useState<StudyState>({ status: 'idle' })
  const [last, setLast] = useState<Finished | null>(null)
  const running = useRef<AbortController | null>(null)
  const end = useCallback(() => running.current?.abort(), [])
  const start = useCallback(
    async (draft: Draft, question: Study, afterMilliseconds = 0) => {
      running.current?.abort()
      const own = new AbortController()
      running.current = own
      /** What another study has overtaken is not shown. */
      const show = (next: StudyState) => {
        if (running.current === own) setState(next)
      }
      show({ status: 'running', progress: null })
      try {
        await pause(afterMilliseconds, own.signal)
        const onProgress = (progress: Progress) => show({ status: 'running', progress })
        const findings = await study(draft, question, { signal: own.signal, onProgress })
        show({ status: 'done', draft, findings })
        if (running.current === own) setLast({ draft, findings })
        return findings
      } catch (error) {
        show({ status: isEnded(error) ? 'ended' : 'failed' })
        return null
      }
    },
    [study],
  )
  useEffect(() => end, [end])
  return { state, last, start, end }
}

import type { Progress } from '@furrow/core/allocation/progress'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from './draft.ts'
import type { Findings, Studies, Study } from './studies.ts'
import { isEnded } from './study-desk.ts'

export type StudyState =
  | { readonly status: 'idle' | 'ended' | 'failed' }
  | { readonly status: 'running'; readonly progress: Progress | null }
  | { readonly status: 'done'; readonly draft: Draft; readonly findings: Findings }

/** Waits, unless it is ended meanwhile. */
const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    const end = () => {
      clearTimeout(timer)
      reject(new DOMException('Ended.', 'AbortError'))
    }
    signal.addEventListener('abort', end, { once: true })
  })

/** One study at a time: how far it is, what it found; starting another ends the one before. */
export function useStudy({ study }: Studies) {
  const [state, setState] = useState<StudyState>({ status: 'idle' })
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
        show({
          status: 'done',
          draft,
          findings: await study(draft, question, { signal: own.signal, onProgress }),
        })
      } catch (error) {
        show({ status: isEnded(error) ? 'ended' : 'failed' })
      }
    },
    [study],
  )
  useEffect(() => end, [end])
  return { state, start, end }
}

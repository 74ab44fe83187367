import type { Progress } from '@furrow/core/allocation/progress'
import type { StudyOptions } from './studies.ts'

/** A worker that has read the snapshot. */
export type Opened<Question, Reply> = {
  readonly ask: (question: Question, onProgress: (progress: Progress) => void) => Promise<Reply>
  readonly close: () => void
}

/** Ended by whoever asked. */
export const isEnded = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError'

/**
 * Asks a worker that is opened with the first question. A question that is ended while it is worked on takes its
 * worker along: nothing else stops a computation at once. The next one opens another.
 */
export function makeDesk<Question, Reply>(open: () => Promise<Opened<Question, Reply>>) {
  let opened: Promise<Opened<Question, Reply>> | undefined
  const close = () => {
    const closing = opened
    opened = undefined
    void closing?.then(
      (worker) => worker.close(),
      () => undefined,
    )
  }
  const openOnce = () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  async function ask(question: Question, { signal, onProgress }: StudyOptions): Promise<Reply> {
    signal.throwIfAborted()
    const own = openOnce()
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('Ended.', 'AbortError')), { once: true })
    })
    try {
      return await Promise.race([own.then((worker) => worker.ask(question, onProgress)), ended])
    } catch (error) {
      if (isEnded(error) && own === opened) close()
      throw error
    }
  }
  return { ask, close }
}

import type { Progress } from '@furrow/core/allocation/progress'
import { ending, isEnded } from './ended.ts'
import type { StudyOptions } from './studies.ts'

/** A worker that has read the snapshot. */
export type Opened<Question, Reply> = {
  readonly ask: (question: Question, onProgress: (progress: Progress) => void) => Promise<Reply>
  readonly close: () => void
}

/** Rejects when the question is ended, whatever else it waits for. */
const endOf = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(ending()), { once: true })
  })

/** So many at a time; who waits is let in by turn, and may leave. */
function makePlaces(most: number) {
  let free = most
  const waiting: (() => void)[] = []
  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  const enter = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (free > 0) {
        free -= 1
        return resolve()
      }
      waiting.push(resolve)
      const giveUp = () => {
        const place = waiting.indexOf(resolve)
        if (place < 0) return
        waiting.splice(place, 1)
        reject(ending())
      }
      signal.addEventListener('abort', giveUp, { once: true })
    })
  return { enter, leave }
}

/** One for what is asked of a proposal, one for what takes long; the page runs beside them. */
const usualMost = 2

/**
 * Asks workers that are opened as they are needed, a question each at a time; other questions wait. One that is
 * ended while it is worked on takes its worker along: nothing else stops a computation at once.
 */
export function makeDesk<Question, Reply>(open: () => Promise<Opened<Question, Reply>>, most = usualMost) {
  const places = makePlaces(most)
  const idle: Opened<Question, Reply>[] = []
  const all = new Set<Opened<Question, Reply>>()
  async function openOne() {
    const worker = await open()
    all.add(worker)
    return worker
  }
  function closeOne(worker: Opened<Question, Reply>) {
    all.delete(worker)
    worker.close()
  }
  async function take(signal: AbortSignal) {
    const found = idle.pop()
    if (found !== undefined) return found
    const opening = openOne()
    return Promise.race([opening, endOf(signal)]).catch((error: unknown) => {
      // One that comes too late is there for the next question.
      if (isEnded(error))
        void opening.then(
          (worker) => idle.push(worker),
          () => undefined,
        )
      throw error
    })
  }
  async function work(question: Question, { signal, onProgress }: StudyOptions): Promise<Reply> {
    const worker = await take(signal)
    try {
      const reply = await Promise.race([worker.ask(question, onProgress), endOf(signal)])
      idle.push(worker)
      return reply
    } catch (error) {
      closeOne(worker)
      throw error
    }
  }
  async function ask(question: Question, options: StudyOptions): Promise<Reply> {
    options.signal.throwIfAborted()
    await places.enter(options.signal)
    try {
      return await work(question, options)
    } finally {
      places.leave()
    }
  }
  const close = () => {
    idle.length = 0
    for (const worker of all) closeOne(worker)
  }
  return { ask, close }
}

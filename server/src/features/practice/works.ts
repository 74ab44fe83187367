import type { Parts } from '@furrow/core/allocation/progress'
import type { PracticeWork } from '@furrow/core/contract/practice'
import { DomainError } from '@furrow/core/errors'
import type { HotWrite } from '../../plugins/group-commit.ts'
import { writeInParts } from '../../plugins/in-parts.ts'
import type { Statements } from '../../plugins/statements.ts'

interface Running {
  work: PracticeWork
  readonly control: AbortController
}

type Task = Pick<PracticeWork, 'callId' | 'title' | 'kind'>

/** Rounds that are being made or deleted by this process, and how far each is. */
export interface Works {
  readonly list: () => PracticeWork[]
  /** Does the work in parts; ends early, with the reason, where it is stopped. */
  readonly run: <T>(task: Task, begin: (sql: Statements) => Parts<T>) => Promise<T>
  /** @throws DomainError `wrong-state` where nothing is made under this id */
  readonly stop: (callId: string) => void
  /** The server ends: what is unfinished is cleaned up when it starts again. */
  readonly close: () => void
}

const stopped = () =>
  new DomainError('wrong-state', 'The making of the practice round was stopped: nothing is left of it.')
const ending = () => new DOMException('The server ends.', 'AbortError')

/** Whether a work ended because the server does. */
export const isEnding = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError'

export function makeWorks(write: HotWrite): Works {
  const running = new Set<Running>()
  let closed = false
  return {
    list: () => Array.from(running, ({ work }) => work),
    run: async (task, begin) => {
      if (closed) throw ending()
      const own: Running = { work: { ...task, done: 0, of: null }, control: new AbortController() }
      running.add(own)
      try {
        return await writeInParts(write, begin, {
          signal: own.control.signal,
          onProgress: (progress) => {
            own.work = { ...own.work, ...progress }
          },
        })
      } finally {
        running.delete(own)
      }
    },
    stop: (callId) => {
      const found = [...running].find(({ work }) => work.callId === callId && work.kind === 'making')
      if (found === undefined)
        throw new DomainError('wrong-state', 'No practice round is being made under this name.')
      found.control.abort(stopped())
    },
    close: () => {
      closed = true
      for (const { control } of running) control.abort(ending())
    },
  }
}

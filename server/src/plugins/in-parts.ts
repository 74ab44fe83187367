import { setImmediate as breathe } from 'node:timers/promises'
import type { Parts, Progress } from '@furrow/core/allocation/progress'
import type { HotWrite } from './group-commit.ts'
import type { Statements } from './statements.ts'

/** How long others wait for a write at most, beside its commit. */
const milliseconds = 20

export interface InParts {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/**
 * Writes something long in many transactions, between which everybody else reads and writes. What it has written is
 * there when it is stopped or the process ends: whoever begins it marks it as unfinished, and cleans up.
 * @throws the reason of the signal
 */
export async function writeInParts<T>(
  write: HotWrite,
  begin: (sql: Statements) => Parts<T>,
  { signal, onProgress }: InParts,
): Promise<T> {
  let parts: Parts<T> | undefined
  for (;;) {
    signal.throwIfAborted()
    const part = await write((sql) => {
      parts ??= begin(sql)
      const until = performance.now() + milliseconds
      let next = parts.next()
      while (next.done !== true && performance.now() < until) next = parts.next()
      return next
    })
    if (part.done === true) return part.value
    onProgress(part.value)
    await breathe()
  }
}

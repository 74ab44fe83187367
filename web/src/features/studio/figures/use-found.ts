import { useCallback, useEffect } from 'react'
import type { Draft } from '../draft.ts'
import type { Findings, Studies, Study } from '../studies.ts'
import { useStudy } from '../use-study.ts'

type Wish<T> = {
  /** The same object as long as the question is the same. */
  readonly study: Study
  readonly read: (findings: Findings) => T | undefined
  /** Asked by itself as soon as the controls rest; else when somebody starts it. */
  readonly isWanted?: boolean
}

const restMilliseconds = 500

/** What a study of the draft finds; what it found last stays until it knows better. */
export function useFound<T>(studies: Studies, draft: Draft, { study, read, isWanted = true }: Wish<T>) {
  const { state, last, start, end } = useStudy(studies)
  useEffect(() => {
    if (isWanted) void start(draft, study, restMilliseconds)
    return end
  }, [start, end, draft, study, isWanted])
  const restart = useCallback(() => void start(draft, study), [start, draft, study])
  const found = last === null ? undefined : read(last.findings)
  const isCurrent = last?.draft === draft
  return { found, isCurrent, isOld: found !== undefined && !isCurrent, state, restart, end }
}

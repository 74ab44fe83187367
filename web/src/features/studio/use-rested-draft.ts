import { useMemo } from 'react'
import type { Draft } from './draft.ts'
import { useRested } from './use-rested.ts'

/** A draft that has rested: another object after an exact choice was cancelled, so that what waited along is asked again. */
export type Rested = { readonly draft: Draft }

/** @param cancels how many exact choices have been cancelled */
export function useRestedDraft(draft: Draft, cancels: number): Rested {
  return useRested(useMemo(() => ({ draft, cancels }), [draft, cancels]))
}

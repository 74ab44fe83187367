import type { Displaced, Explanation } from '@furrow/core/allocation/explain'
import type { Progress } from '@furrow/core/allocation/progress'
import type { Draft } from './draft.ts'

/** A question that takes many runs. */
export type Study = { readonly kind: 'story'; readonly proposal: string }

/** What it would take for one proposal, and who would get other hours if it took no part. */
export type Story = { readonly explanation: Explanation; readonly displaces: readonly Displaced[] }

export type Findings = { readonly kind: 'story'; readonly story: Story }

export type StudyOptions = {
  /** Ends the work at once. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Answers in a worker of its own, so that the page and its live runs stay free. */
export type Studies = {
  readonly study: (draft: Draft, study: Study, options: StudyOptions) => Promise<Findings>
}

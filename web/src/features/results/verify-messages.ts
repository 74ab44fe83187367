import type { Verification } from '@furrow/core/record/verify'

/** Where the published files lie, and what a visitor chose instead of them. */
export type VerifyAsk = {
  readonly recordUrl: string
  /** Null where the call does not publish its snapshot. */
  readonly snapshotUrl: string | null
  readonly keyUrl: string
  /** Where the other records of the call lie, by their hashes. */
  readonly recordUrls: Readonly<Record<string, string>>
  /** Hash of the record, as the page shows it. */
  readonly publishedHash: string
  /** Texts of files from the visitor's own disk. */
  readonly chosen: readonly string[]
}

export type Verdict = {
  readonly kind: 'verdict'
  readonly verification: Verification
  readonly proposals: number
  readonly reviews: number
  readonly milliseconds: number
  /** The record, or the snapshot, came from the visitor's disk. */
  readonly chosen: boolean
}

export type VerifyAnswer =
  | Verdict
  /** A file that is no record and no snapshot, with the path of each wrong field. */
  | { readonly kind: 'unreadable'; readonly problems: readonly string[] }
  /** The policy is the exact choice: ask the worker that has the solver. */
  | { readonly kind: 'needs-solver' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed' }

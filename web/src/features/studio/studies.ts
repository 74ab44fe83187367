import type { BudgetCurve } from '@furrow/core/allocation/budget-curve'
import type { Explanation } from '@furrow/core/allocation/explain'
import type { Displaced } from '@furrow/core/allocation/what-if-case'
import type { FirstTimes } from '@furrow/core/allocation/measures'
import type { GamingRow, PolicyRow } from '@furrow/core/allocation/policy-matrix'
import type { PricedRule } from '@furrow/core/allocation/price-of-rules'
import type { Progress } from '@furrow/core/allocation/progress'
import type { Sensitivity } from '@furrow/core/allocation/sensitivity'
import type { Placebo } from '@furrow/core/scoring/placebo'
import type { ChancesFound } from './chances/chances-view.ts'
import type { Draft } from './draft.ts'
import type { ScoreErrors } from './errors.ts'
import type { Quality } from './quality.ts'
import type { ReviewerTable } from './severity.ts'
import type { LotsRight } from './truth/lots.ts'

/** What it would take for one proposal, and who would get other hours if it took no part. */
export type Story = { readonly explanation: Explanation; readonly displaces: readonly Displaced[] }

/** Before a draw. */
export type Odds = {
  /** Every order was tried, or so many draws were simulated. */
  readonly method: 'exact' | 'simulated'
  readonly of: number
  /** Per proposal, 0…1; NaN where it is not ranked. */
  readonly probability: Float64Array
}

/** What each kind of question finds. */
export type Found = {
  readonly story: Story
  readonly curve: BudgetCurve
  readonly sensitivity: readonly Sensitivity[]
  readonly matrix: readonly PolicyRow[]
  readonly prices: readonly PricedRule[]
  readonly gaming: readonly GamingRow[]
  readonly placebo: Placebo | null
  readonly severity: ReviewerTable
  /** How sure the ranks are, and how likely each award. */
  readonly chances: ChancesFound
  /** How likely the lots of a scenario with tiers give hours. */
  readonly odds: Odds
  readonly errors: ScoreErrors
  /** How right lots are over many draws, where the truth is known. */
  readonly lots: LotsRight
  readonly quality: readonly Quality[]
}

/** A question that takes many runs. */
export type Study =
  | { readonly kind: 'story'; readonly proposal: string }
  | {
      readonly kind: 'sensitivity' | 'quality'
      readonly drafts: readonly { readonly key: string; readonly draft: Draft }[]
    }
  /** A sample of budgets, or every one of them, which may take a minute. */
  | { readonly kind: 'curve'; readonly every: boolean }
  /** The truly best awards, which a snapshot does not have. */
  | { readonly kind: 'lots'; readonly best: Float64Array }
  /** The snapshot says nothing of applicants; the page knows who applies for the first time. */
  | { readonly kind: 'matrix'; readonly firstTimes: FirstTimes }
  | {
      readonly kind: 'prices' | 'gaming' | 'placebo' | 'severity' | 'errors' | 'chances' | 'odds'
    }

export type Findings = {
  readonly [Kind in keyof Found]: { readonly kind: Kind } & Pick<Found, Kind>
}[keyof Found]

export type StudyOptions = {
  /** Ends the work at once. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Answers in a worker of its own, so that the page and its live runs stay free. */
export type Studies = {
  readonly study: (draft: Draft, study: Study, options: StudyOptions) => Promise<Findings>
}

import type { ProposalSeed } from './proposal-seed.ts'

/** What one practice call holds. Days count from the day of seeding; negative ones lie in the past. */
export interface CallSeed {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly publicNote: string | null
  readonly state: 'draft' | 'open' | 'closed' | 'decided' | 'released'
  readonly budget: number
  readonly granularity: number
  readonly scoreThreshold: number
  readonly maxReviewerLoad: number
  readonly days: CallDays
  /** Null in a draft: the server makes a seed when the call opens. */
  readonly seed: string | null
  readonly areas: readonly AreaSeed[]
  readonly tracks: readonly TrackSeed[]
  readonly criteria: readonly CriterionSeed[]
  readonly sections: readonly SectionSeed[]
  readonly proposals: readonly ProposalSeed[]
}

export interface CallDays {
  readonly opens: number
  readonly deadline: number
  readonly reviewsDue: number
  readonly decisionDue: number
  readonly locked?: number
}

export interface AreaSeed {
  readonly key: string
  readonly name: string
  readonly nameDa: string
  readonly description: string
  readonly minShare: number
  readonly maxShare: number
}

export interface TrackSeed {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly minHours: number
  readonly maxHours: number
}

export interface CriterionSeed {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly weight: number
  readonly threshold: number | null
  /** What a score of 1, 2, 3, 4 and 5 means. */
  readonly levels: readonly [string, string, string, string, string]
}

export interface SectionSeed {
  readonly key: string
  readonly title: string
  readonly help: string
  readonly maxWords: number
  readonly required: boolean
}

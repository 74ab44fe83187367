/** What one practice proposal holds. Hours, people, texts and scores are invented, in all of them. */
export interface ProposalSeed {
  readonly number: string
  readonly title: string
  readonly institution: string
  readonly area: string
  readonly track: string
  /** Invented name of the principal investigator; the same name is the same person in every call. */
  readonly pi: string
  readonly team?: readonly TeamMemberSeed[]
  readonly careerStage: 'early' | 'established' | 'senior'
  readonly firstTime: boolean
  readonly requested: number
  readonly minimum: number
  /** Where the invented reviews of this proposal lie around, 1 to 5. */
  readonly quality: number
  readonly summary: string
  readonly sections: Readonly<Record<string, string>>
  readonly ineligible?: string
  readonly assessment?: AssessmentSeed
}

export interface TeamMemberSeed {
  readonly name: string
  readonly institution: string
}

/** A proposal without one is found feasible as asked. */
export interface AssessmentSeed {
  readonly verdict: 'feasibleWithChanges' | 'notFeasible'
  readonly hours: number
  readonly note: string
}

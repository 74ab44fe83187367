export type CallState = 'draft' | 'open' | 'closed' | 'decided' | 'released' | 'archived'
export type ProposalState = 'draft' | 'submitted' | 'returned' | 'reviewing' | 'decided' | 'withdrawn'

/** What the access rules need to know about one object and its relation to the one who asks. */
export interface Facts {
  readonly callId?: string | null
  readonly callState?: CallState
  /** A round to rehearse: staff alone see it. */
  readonly rehearsal?: boolean
  readonly doubleBlind?: boolean
  readonly reviewsLocked?: boolean
  readonly proposalId?: string
  readonly proposalState?: ProposalState
  /** A submitted version exists; a proposal reopened before the deadline keeps its last one. */
  readonly handedIn?: boolean
  /** The object is the actor's own account, session or profile. */
  readonly self?: boolean
  /** The actor is the PI (pi) or a co-applicant of the proposal concerned. */
  readonly pi?: boolean
  readonly coapplicant?: boolean
  /** The actor wrote the review, made the scenario, proposed the decision, or is the one assigned. */
  readonly author?: boolean
  /** The actor has an assignment to the proposal that is neither declined nor recused. */
  readonly assigned?: boolean
  /** The actor has an open or recused conflict with the proposal. */
  readonly conflicted?: boolean
  /** Number of proposals of the call with which the actor has a conflict. */
  readonly conflictsInCall?: number
  /** The actor has handed in a review of the proposal. */
  readonly ownReviewIn?: boolean
}

const closedStates: readonly CallState[] = ['closed', 'decided', 'released', 'archived']

/** True once a person has closed the call: before that nobody but its authors reads a proposal. */
export const isClosed = (facts: Facts): boolean =>
  facts.callState !== undefined && closedStates.includes(facts.callState)

export const isReleased = (facts: Facts): boolean =>
  facts.callState === 'released' || facts.callState === 'archived'

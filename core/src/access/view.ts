import { can } from './can.ts'
import type { Facts } from './facts.ts'
import { isClosed } from './facts.ts'
import type { Actor } from './roles.ts'
import { holdsRole } from './roles.ts'

/** How much of a proposal somebody sees: nothing; number, area, track and hours; all but the people; all. */
export type ProposalLevel = 'none' | 'outline' | 'anonymous' | 'full'

const officeRoles = ['officer', 'director', 'auditor'] as const

/** The level at which `actor` sees the proposal that `facts` describe. */
export function proposalLevel(actor: Actor, facts: Facts): ProposalLevel {
  if (can(actor, 'read proposal.draft', facts)) return 'full'
  if (can(actor, 'read proposal.submitted', facts)) {
    return can(actor, 'read proposal.identity', facts) ? 'full' : 'anonymous'
  }
  const isOffice = officeRoles.some((role) => holdsRole(actor, role, facts.callId))
  const isStranger = facts.conflicted !== true && facts.pi !== true && facts.coapplicant !== true
  return isOffice && isStranger && !isClosed(facts) ? 'outline' : 'none'
}

/** The fields of a proposal that not everybody sees; others may stand beside them. */
export interface ProposalObject {
  readonly title: string | null
  readonly summary?: string | null
  readonly sections?: readonly object[] | null
  readonly institution: string | null
  readonly careerStage?: string | null
  readonly firstTime?: boolean | null
  readonly piName?: string | null
  readonly members?: readonly object[] | null
}

const noTexts = { title: null, summary: null, sections: null }
const noPeople = { institution: null, careerStage: null, firstTime: null, piName: null, members: null }

/** The proposal as `actor` may see it: what is hidden is null; null altogether if it does not exist for them. */
export function viewProposal<T extends ProposalObject>(
  actor: Actor,
  facts: Facts,
  proposal: T,
): (T & ProposalObject) | null {
  const level = proposalLevel(actor, facts)
  if (level === 'none') return null
  if (level === 'full') return proposal
  return level === 'anonymous' ? { ...proposal, ...noPeople } : { ...proposal, ...noPeople, ...noTexts }
}

/** The fields of a review that not everybody sees. */
export interface ReviewObject {
  readonly state: 'draft' | 'submitted'
  readonly reviewerId: string | null
  readonly reviewerName: string | null
  readonly scores: Readonly<Record<string, number | null>> | null
  readonly confidence: number | null
  readonly textForApplicant: string | null
  readonly textForPanel: string | null
  readonly submittedAt: string | null
}

const noNames = { reviewerId: null, reviewerName: null }
const noTimes = { submittedAt: null }

/**
 * The review as `actor` may see it; `facts` are those of the review (`author`: the actor wrote it). Fellow
 * reviewers see it without the name and the note for the panel, an applicant only the text meant for them.
 */
export function viewReview<T extends ReviewObject>(
  actor: Actor,
  facts: Facts,
  review: T,
): (T & ReviewObject) | null {
  if (facts.author === true && can(actor, 'read review.own', facts)) return review
  if (review.state !== 'submitted') return null
  if (!can(actor, 'read review.others', facts)) return viewAsApplicant(actor, facts, review)
  const names = can(actor, 'read review.assignment_names', facts) ? {} : { ...noNames, ...noTimes }
  const note = can(actor, 'read review.note_to_office', facts) ? {} : { textForPanel: null }
  return { ...review, ...names, ...note }
}

function viewAsApplicant<T extends ReviewObject>(actor: Actor, facts: Facts, review: T) {
  if (!can(actor, 'read review.text_to_applicant', facts)) return null
  return { ...review, ...noNames, ...noTimes, scores: null, confidence: null, textForPanel: null }
}

/** The fields of an assignment that say who reviews what. */
export interface AssignmentObject {
  readonly reviewerId: string | null
  readonly reviewerName: string | null
}

/** The assignment as `actor` may see it; null if who reviews what is not theirs to know. */
export function viewAssignment<T extends AssignmentObject>(
  actor: Actor,
  facts: Facts,
  assignment: T,
): T | null {
  if (can(actor, 'read review.assignment_names', facts)) return assignment
  return facts.author === true && can(actor, 'list review.assignment.own', facts) ? assignment : null
}

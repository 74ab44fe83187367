import type { Facts } from './facts.ts'
import { isClosed, isReleased } from './facts.ts'
import type { Actor, Role } from './roles.ts'
import { holdsRole, staffRoles } from './roles.ts'
import type { Action } from './table.ts'

type Condition = (asked: { readonly actor: Actor; readonly role: Role; readonly facts: Facts }) => boolean

const isAuthorRole = (role: Role) => role === 'pi' || role === 'coapplicant'

/** A proposal's text: for its authors always, for others once a person has closed the call and it was handed in. */
const readsSubmitted: Condition = ({ role, facts }) =>
  isAuthorRole(role) ||
  (isClosed(facts) && facts.handedIn === true && (facts.proposalState !== 'withdrawn' || !isReviewing(role)))

const isReviewing = (role: Role) => role === 'reviewer' || role === 'chair'

const readsIdentity: Condition = (asked) =>
  readsSubmitted(asked) &&
  !(asked.role === 'reviewer' && asked.facts.doubleBlind === true && !isReleased(asked.facts))

const applicantAfterRelease: Condition = ({ role, facts }) => !isAuthorRole(role) || isReleased(facts)

/** A reviewer sees nothing of a colleague's review before handing in their own. */
const afterOwnReview: Condition = ({ role, facts }) =>
  role !== 'reviewer' || facts.ownReviewIn === true || facts.author === true

/**
 * The last column of the table, where it decides who sees an object at all. States that only delay a step
 * ("not yet", "no longer") are answered by the services with 409 instead.
 */
export const conditions: Partial<Record<Action, Condition>> = {
  'read call.published': ({ facts }) => facts.callState !== 'draft' && facts.rehearsal !== true,
  'create proposal': ({ actor, facts }) =>
    facts.rehearsal !== true && !staffRoles.some((role) => holdsRole(actor, role, facts.callId)),
  'read proposal.submitted': readsSubmitted,
  'read proposal.identity': readsIdentity,
  'download proposal.attachment': readsSubmitted,
  'read review.others': afterOwnReview,
  'read review.text_to_applicant': (asked) => applicantAfterRelease(asked) && afterOwnReview(asked),
  'read award.own': applicantAfterRelease,
  'accept award': applicantAfterRelease,
  'file appeal': applicantAfterRelease,
  'ask award.reasons': applicantAfterRelease,
  'accept review.assignment': ({ facts }) => facts.author === true,
  'decline review.assignment': ({ facts }) => facts.author === true,
  'sign decision': ({ facts }) => facts.author !== true && (facts.conflictsInCall ?? 0) === 0,
  'manage user.role': ({ facts }) => facts.self !== true,
}

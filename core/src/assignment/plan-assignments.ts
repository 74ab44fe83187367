import type { PlannedRow, SkipReason } from '../contract/assignments.ts'
import type { ConflictGrounds, KnownPerson } from './detect-conflict.ts'
import { detectConflict } from './detect-conflict.ts'

export interface Candidate extends KnownPerson {
  readonly personId: string
  readonly name: string
  /** Assignments in the call that are neither declined nor recused. */
  readonly load: number
}

export interface PlannedProposal extends Omit<ConflictGrounds, 'applicantsInCall'> {
  readonly assigned: ReadonlySet<string>
  /** People with an open or recused conflict. */
  readonly conflicted: ReadonlySet<string>
  /** People whose conflict was waived: what detection finds was judged already. */
  readonly waived: ReadonlySet<string>
}

export interface PlanGrounds {
  /** By public number. */
  readonly proposals: ReadonlyMap<string, PlannedProposal>
  /** By e-mail address in lower case. */
  readonly candidates: ReadonlyMap<string, Candidate>
  readonly applicantsInCall: readonly KnownPerson[]
  readonly maxLoad: number
}

type Row = { readonly proposal: string; readonly email: string }
type Grounds = Omit<PlannedProposal, 'assigned'> & ConflictGrounds
type Tally = { readonly taken: Set<string>; readonly load: Map<string, number> }

/** What would happen to each row, in the order given: an assignment, or a skip with its reason. Changes nothing. */
export function planAssignments(rows: readonly Row[], grounds: PlanGrounds): PlannedRow[] {
  const tally: Tally = { taken: new Set(), load: new Map() }
  return rows.map((row, index) => {
    const candidate = grounds.candidates.get(row.email)
    const skip = reasonToSkip(row, grounds, tally)
    tally.taken.add(keyOf(row))
    if (skip === null && candidate) tally.load.set(row.email, (tally.load.get(row.email) ?? 0) + 1)
    return { line: index + 1, ...row, reviewerName: candidate?.name ?? null, skip }
  })
}

const keyOf = ({ proposal, email }: Row): string => `${proposal} ${email}`

/** What was detected and not judged yet; a place on the team cannot be waived. */
function conflictOf(candidate: Candidate, { conflicted, waived, ...proposal }: Grounds): SkipReason | null {
  if (conflicted.has(candidate.personId)) return 'conflict'
  const found = detectConflict(candidate, proposal)
  return found === 'team-member' || !waived.has(candidate.personId) ? found : null
}

function reasonToSkip(row: Row, grounds: PlanGrounds, tally: Tally): SkipReason | null {
  const proposal = grounds.proposals.get(row.proposal)
  const candidate = grounds.candidates.get(row.email)
  if (proposal === undefined) return 'unknown-proposal'
  if (candidate === undefined) return 'unknown-reviewer'
  if (tally.taken.has(keyOf(row))) return 'twice'
  if (proposal.assigned.has(candidate.personId)) return 'already-assigned'
  const conflict = conflictOf(candidate, { ...proposal, applicantsInCall: grounds.applicantsInCall })
  if (conflict !== null) return conflict
  const load = candidate.load + (tally.load.get(row.email) ?? 0)
  return load >= grounds.maxLoad ? 'load-limit' : null
}

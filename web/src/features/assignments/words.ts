import type { MatrixRow, SkipReason } from '@furrow/core/contract/assignments'
import { m } from '../../messages.ts'

const states: Record<MatrixRow['assignments'][number]['state'], () => string> = {
  proposed: m.assignments_state_proposed,
  invited: m.assignments_state_invited,
  accepted: m.assignments_state_accepted,
  declined: m.assignments_state_declined,
  recused: m.assignments_state_recused,
  done: m.assignments_state_done,
}

export const stateText = (state: keyof typeof states): string => states[state]()

const skips: Record<SkipReason, () => string> = {
  'unknown-proposal': m.assignments_skip_proposal,
  'unknown-reviewer': m.assignments_skip_reviewer,
  twice: m.assignments_skip_twice,
  'already-assigned': m.assignments_skip_assigned,
  conflict: m.assignments_skip_conflict,
  'team-member': m.assignments_skip_team,
  'same-institution': m.assignments_skip_institution,
  'applicant-in-call': m.assignments_skip_applicant,
  'load-limit': m.assignments_skip_load,
}

export const skipText = (reason: SkipReason): string => skips[reason]()

import type { BulkEligibilityReply, OfficeProposal, Verdict } from '@furrow/core/contract/office-proposals'
import { m } from '../../../messages.ts'

export const proposalStateText: Readonly<Record<OfficeProposal['state'], () => string>> = {
  draft: m.calls_proposal_draft,
  submitted: m.calls_proposal_submitted,
  returned: m.calls_proposal_returned,
  reviewing: m.calls_proposal_reviewing,
  decided: m.calls_proposal_decided,
  withdrawn: m.calls_proposal_withdrawn,
}

export const verdictText: Readonly<Record<Verdict, () => string>> = {
  feasible: m.calls_feasible,
  feasibleWithChanges: m.calls_feasible_with_changes,
  notFeasible: m.calls_not_feasible,
}

export const eligibleText = (eligible: boolean | null): string => {
  if (eligible === null) return m.calls_not_recorded()
  return eligible ? m.calls_yes() : m.calls_no()
}

type Why = BulkEligibilityReply['skipped'][number]['why']

export const whyText: Readonly<Record<Why, () => string>> = {
  'not-found': m.calls_skip_not_found,
  same: m.calls_skip_same,
  withdrawn: m.calls_skip_withdrawn,
  'not-handed-in': m.calls_skip_not_handed_in,
  stale: m.calls_skip_stale,
}

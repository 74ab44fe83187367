import type { ProposalSummary } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { formatMoment } from '../../ui/format.ts'

type Standing = Pick<
  ProposalSummary,
  'state' | 'callState' | 'deadlineAt' | 'decisionDueAt' | 'released' | 'deletedAt' | 'handedIn'
> & {
  /** The server's clock says whether the deadline has passed. */
  serverTime: string
}

const states = {
  draft: m.proposals_state_draft,
  submitted: m.proposals_state_submitted,
  returned: m.proposals_state_returned,
  reviewing: m.proposals_state_reviewing,
  decided: m.proposals_state_decided,
  withdrawn: m.proposals_state_withdrawn,
} as const

export const stateText = ({ state, deletedAt }: Pick<Standing, 'state' | 'deletedAt'>): string =>
  deletedAt === null ? states[state]() : m.proposals_state_deleted()

const byWhen = (text: (input: { date: string }) => string, date: string | null, bare: () => string) =>
  date === null ? bare() : text({ date: formatMoment(date) })

const isPast = ({ callState, deadlineAt, serverTime }: Standing): boolean =>
  callState !== 'open' || (deadlineAt !== null && serverTime >= deadlineAt)

/** Who acts next, and by when. The same for every proposal of the call until its results are out. */
export function nextStep(standing: Standing): string {
  const { state, callState, deadlineAt, decisionDueAt, released, handedIn } = standing
  if (state === 'withdrawn') return m.proposals_next_none()
  if (isPast(standing) && !handedIn) return m.proposals_next_missed()
  if (released) return m.proposals_next_result()
  if (callState === 'closed' || callState === 'decided')
    return byWhen(m.proposals_next_decision, decisionDueAt, m.proposals_next_decision_open)
  if (isPast(standing)) return m.proposals_next_past()
  if (state === 'draft' || state === 'returned')
    return byWhen(m.proposals_next_you, deadlineAt, m.proposals_next_you_open)
  return byWhen(m.proposals_next_close, deadlineAt, m.proposals_next_close_open)
}

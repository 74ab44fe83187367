import type { DecisionSummary } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'

type State = DecisionSummary['state']

export const stateText: Readonly<Record<State, () => string>> = {
  proposed: m.decisions_state_proposed,
  signed: m.decisions_state_signed,
  released: m.decisions_state_released,
  withdrawn: m.decisions_state_withdrawn,
}

export const stateSentence: Readonly<Record<State, () => string>> = {
  proposed: m.decisions_waits_lead,
  signed: m.decisions_signed_lead,
  released: m.decisions_released_lead,
  withdrawn: m.decisions_withdrawn_lead,
}

/** Why a decision has no signed record: it may get one, or never will. */
export const noRecordText = ({ state }: Pick<DecisionSummary, 'state'>): string =>
  state === 'withdrawn' ? m.decisions_record_never() : m.decisions_record_none()

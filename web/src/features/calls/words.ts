import type { CallStateName } from '@furrow/core/contract/calls'
import { m } from '../../messages.ts'

export const stateText: Readonly<Record<CallStateName, () => string>> = {
  draft: m.calls_state_draft,
  open: m.calls_state_open,
  closed: m.calls_state_closed,
  decided: m.calls_state_decided,
  released: m.calls_state_released,
  archived: m.calls_state_archived,
}

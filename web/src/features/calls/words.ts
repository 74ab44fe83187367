import type { CallStateName } from '@furrow/core/contract/calls'
import { locale, m } from '../../messages.ts'

export const stateText: Readonly<Record<CallStateName, () => string>> = {
  draft: m.calls_state_draft,
  open: m.calls_state_open,
  closed: m.calls_state_closed,
  decided: m.calls_state_decided,
  released: m.calls_state_released,
  archived: m.calls_state_archived,
}

type Named = { name: string; nameDa: string | null }

/** The name of an area in the reader's language. */
export const areaName = ({ name, nameDa }: Named): string => (locale === 'da' && nameDa ? nameDa : name)

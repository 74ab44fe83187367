import type { CallStateName, CallStep } from '@furrow/core/contract/calls'
import { locale, m } from '../../messages.ts'

export const stateText: Readonly<Record<CallStateName, () => string>> = {
  draft: m.calls_state_draft,
  open: m.calls_state_open,
  closed: m.calls_state_closed,
  decided: m.calls_state_decided,
  released: m.calls_state_released,
  archived: m.calls_state_archived,
}

export const stepText: Readonly<Record<CallStep, () => string>> = {
  open: m.calls_step_open,
  'wait-for-deadline': m.calls_step_wait_for_deadline,
  close: m.calls_step_close,
  'record-eligibility': m.calls_step_record_eligibility,
  assess: m.calls_step_assess,
  assign: m.calls_step_assign,
  'wait-for-reviews': m.calls_step_wait_for_reviews,
  'lock-reviews': m.calls_step_lock_reviews,
  studio: m.calls_step_studio,
  sign: m.calls_step_sign,
  release: m.calls_step_release,
  archive: m.calls_step_archive,
  none: m.calls_step_none,
}

type Named = { name: string; nameDa: string | null }

/** The name of an area in the reader's language. */
export const areaName = ({ name, nameDa }: Named): string => (locale === 'da' && nameDa ? nameDa : name)

import type { CallStep } from '@furrow/core/contract/calls'
import { m } from '../messages.ts'

export const stepText: Readonly<Record<CallStep, () => string>> = {
  open: m.ui_step_open,
  'wait-for-deadline': m.ui_step_wait_for_deadline,
  close: m.ui_step_close,
  'close-without-deadline': m.ui_step_close_without_deadline,
  'record-eligibility': m.ui_step_record_eligibility,
  assess: m.ui_step_assess,
  assign: m.ui_step_assign,
  'wait-for-reviews': m.ui_step_wait_for_reviews,
  'lock-reviews': m.ui_step_lock_reviews,
  studio: m.ui_step_studio,
  sign: m.ui_step_sign,
  release: m.ui_step_release,
  archive: m.ui_step_archive,
  none: m.ui_step_none,
}

/** Where the next step is taken; undefined: on the page of the call, or by others. */
export function stepPath(step: CallStep, callId: string): string | undefined {
  const call = `/app/calls/${callId}`
  const paths: Partial<Record<CallStep, string>> = {
    'record-eligibility': `${call}/proposals?eligible=unrecorded`,
    assess: `${call}/proposals?assessment=missing`,
    assign: `${call}/assignments`,
    'wait-for-reviews': `${call}/assignments`,
    'lock-reviews': `${call}/reviews`,
    studio: `${call}/studio`,
    sign: `${call}/decisions`,
    release: `${call}/decisions`,
  }
  return paths[step]
}

import type { ApplicantGroup } from '@furrow/core/contract/applicant-groups'
import { m } from '../messages.ts'

/** Names of groups of applicants. */
export const applicantGroupText: Readonly<Record<ApplicantGroup, () => string>> = {
  'first-time': m.ui_group_first_time,
  'not-first-time': m.ui_group_not_first_time,
  early: m.ui_group_early,
  'not-early': m.ui_group_not_early,
}

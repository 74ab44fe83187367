import type { OverrideWarning } from '@furrow/core/contract/override-checks'
import { m } from '../../messages.ts'

/** What an override does that the rules would not. */
export const warningText: Readonly<Record<OverrideWarning, () => string>> = {
  'below-minimum': m.decisions_warn_below_minimum,
  'above-request': m.decisions_warn_above_request,
  'not-eligible': m.decisions_warn_not_eligible,
  'not-ranked': m.decisions_warn_not_ranked,
  'into-reserve': m.decisions_warn_into_reserve,
}

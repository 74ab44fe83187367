import type { AwardBalance } from '@furrow/core/contract/awards'
import { m } from '../messages.ts'

/** Where hours of a budget lie. */
export const accountText: Readonly<Record<Exclude<keyof AwardBalance, 'budget'>, () => string>> = {
  awarded: m.awards_awarded,
  offered: m.awards_offered,
  reserve: m.awards_reserve,
  leftOver: m.awards_left_over,
  rounding: m.awards_rounding,
}

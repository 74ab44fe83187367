import { wantedHours } from '../allocation/holder-stand.ts'
import type { LetterKind } from '../contract/letters.ts'
import type { Reason } from '../contract/outcome.ts'
import type { Override } from '../contract/record.ts'

interface Answered {
  /** GPU-hours after the overrides. */
  readonly award: number
  readonly requested: number
  readonly reason: Reason
  readonly override: Pick<Override, 'kind'> | null
}

/**
 * Which letter answers a proposal. Whoever is held or excluded by hand is not on the waiting list, whatever the rules
 * gave; nor is whoever waits for nothing under the policy.
 */
export function letterKindOf({ award, requested, reason, override }: Answered): LetterKind {
  if (award > 0) return award < requested ? 'partial' : 'full'
  if (override?.kind === 'hold') return 'hold'
  if (override?.kind === 'exclude') return 'declined'
  return wantedHours(reason) > 0 ? 'waiting' : 'declined'
}

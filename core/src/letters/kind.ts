import type { LetterKind } from '../contract/letters.ts'
import type { OutcomeAward } from '../contract/outcome.ts'
import type { Override } from '../contract/record.ts'

interface Answered {
  /** GPU-hours after the overrides. */
  readonly award: number
  readonly requested: number
  readonly status: OutcomeAward['status']
  readonly override: Pick<Override, 'kind'> | null
}

/** Which letter answers a proposal. Held counts as waiting, excluded as declined, whatever the rules gave. */
export function letterKindOf({ award, requested, status, override }: Answered): LetterKind {
  if (award > 0) return award < requested ? 'partial' : 'full'
  if (override?.kind === 'hold') return 'waiting'
  if (override?.kind === 'exclude') return 'declined'
  // What the rules funded, and an override took, is an exclusion too.
  return status === 'waiting' ? 'waiting' : 'declined'
}

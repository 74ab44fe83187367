import type { HolderStand } from '../contract/awards.ts'
import type { Reason } from '../contract/outcome.ts'
import type { Override } from '../contract/record.ts'
import type { AwardStanding } from './award-ledger.ts'

/** GPU-hours in all that would content a ranked proposal; 0 where it waits for none, whatever becomes free. */
export function wantedHours(reason: Reason): number {
  if (reason.code === 'third-tier' || reason.code === 'below-steps' || !('asked' in reason)) return 0
  return 'demand' in reason && reason.demand !== undefined ? reason.demand : reason.asked
}

interface Decided {
  readonly standing: AwardStanding
  /** Of the outcome; null where the decision does not know the proposal, or it was withdrawn. */
  readonly reason: Reason | null
  /** What the first decision did by hand: the list passes such a proposal over. */
  readonly override: Override['kind'] | null
}

/** GPU-hours more for which a proposal stands on the waiting list, open offers left out; 0 where it is not on it. */
export function hoursWaitedFor({ standing, reason, override }: Decided): number {
  if (reason === null || override !== null || standing.hasLeft) return 0
  return Math.max(0, wantedHours(reason) - standing.held - standing.offered)
}

/** Where a proposal stands after the release, whatever the decision said about it at first. */
export function standOf({ standing, reason, override }: Decided): HolderStand {
  const { answer, held, offered, hasLeft } = standing
  if (held > 0) return answer === 'open' ? 'open' : 'held'
  if (offered > 0) return 'offered'
  if (answer === 'declined') return 'declined'
  if (answer === 'withdrew') return 'withdrew'
  if (answer === 'withdrawn') return 'taken-back'
  if (answer === 'accepted') return 'ended'
  if (hasLeft) return 'left'
  if (override === 'hold') return 'hold'
  return hoursWaitedFor({ standing, reason, override }) > 0 ? 'waiting' : 'none'
}

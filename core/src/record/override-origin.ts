import type { Override } from '../contract/record.ts'
import { canonicalJson } from './canonical-json.ts'

/** What a decision of a chain decided itself: all its overrides, or those of the proposals that a later one changes. */
interface Link {
  readonly overrides: readonly Override[]
  /** Numbers of the proposals that it changes; null with the first decision. */
  readonly changes: readonly string[] | null
}

/**
 * Tells an override that somebody decided by hand from one of a later decision that only says what has happened since:
 * answers of applicants, the waiting list, appeals, the reserve.
 * @param chain the decisions of a call up to the one in question, oldest first
 */
export function isByHand(chain: readonly Link[]): (override: Override) => boolean {
  const decided = chain.flatMap(({ overrides, changes }) => {
    const own = changes === null ? null : new Set(changes)
    return overrides.filter(({ proposal }) => own === null || own.has(proposal)).map(canonicalJson)
  })
  const byHand = new Set(decided)
  return (override) => byHand.has(canonicalJson(override))
}

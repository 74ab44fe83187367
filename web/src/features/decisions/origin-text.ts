import type { DecisionDocument, OverrideView } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'

/** Whether somebody decided an award by hand, or a later decision states what has happened since. */
export const originText = ({ byHand }: Pick<OverrideView, 'byHand'>): string =>
  byHand ? m.decisions_by_hand() : m.decisions_since_then()

/** Why a proposal without hours waits for none; null where nobody left. */
export function leftText({ left }: Pick<DecisionDocument, 'left'>, number: string): string | null {
  const found = left.find(({ proposal }) => proposal === number)
  if (found === undefined) return null
  return found.withdrawn ? m.decisions_left_withdrawn() : m.decisions_left_offer()
}

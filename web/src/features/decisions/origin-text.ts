import type { OverrideView } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'

/** Whether somebody decided an award by hand, or a later decision states what has happened since. */
export const originText = ({ byHand }: Pick<OverrideView, 'byHand'>): string =>
  byHand ? m.decisions_by_hand() : m.decisions_since_then()

import { createContext, useContext } from 'react'
import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import type { Effect } from './use-studio.ts'

/** What the last move did and which control made it; null before the first and after undo or redo. */
export type LastMove = { readonly key: string | null; readonly effect: Effect } | null

export const LastMoveContext = createContext<LastMove>(null)

function ranksText({ crossed, moved }: Effect): string {
  const numbers = { crossed: formatNumber(crossed), moved: formatNumber(moved) }
  if (crossed === 1) return m.studio_effect_crossed(numbers)
  if (crossed > 1) return m.studio_effect_crossed_more(numbers)
  return moved === 0 ? m.studio_effect_none() : m.studio_effect_moved(numbers)
}

/** "3 proposals crossed the line, 12 changed rank; 14 awards changed, 52,300 h moved." */
export function effectText(effect: Effect): string {
  const { awards, hours } = effect.regrant
  const ranks = ranksText(effect)
  if (awards === 0) return ranks
  const parts = { ranks, awards: formatNumber(awards), hours: formatHours(hours) }
  return awards === 1 ? m.studio_effect_award(parts) : m.studio_effect_awards(parts)
}

/** Stands under the control that was moved last, and nowhere else. Only this small piece is drawn again. */
export function MoveEffect({ of }: { of: string }) {
  const move = useContext(LastMoveContext)
  if (move === null || move.key !== of) return null
  return (
    <span className="studio-move-effect" data-move-effect={of}>
      {effectText(move.effect)}
    </span>
  )
}

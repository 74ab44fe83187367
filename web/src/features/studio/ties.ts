import type { RunView } from './run-view.ts'

type Ranked = Pick<RunView, 'order' | 'priority' | 'ranked' | 'rank' | 'award' | 'cutLine'>

/** Those of one priority, in the order of their lots, and how many of them have hours. */
export type Tie = { readonly members: readonly number[]; readonly funded: number }

/** Places in the order, from the first of the same priority to behind the last. */
function placesAt({ order, priority, ranked }: Ranked, place: number): readonly [number, number] {
  const own = priority[order[place] ?? -1]
  const isSame = (other: number) => other >= 0 && other < ranked && priority[order[other] ?? -1] === own
  let [from, to] = [place, place + 1]
  while (isSame(from - 1)) from -= 1
  while (isSame(to)) to += 1
  return [from, to]
}

function tieAt(view: Ranked, place: number): Tie {
  const [from, to] = placesAt(view, place)
  const members = [...view.order.subarray(from, to)]
  return { members, funded: members.filter((i) => (view.award[i] ?? 0) > 0).length }
}

/** With whom a proposal is level; null where it stands alone, or is not ranked. */
export function tieOf(view: Ranked, proposal: number): Tie | null {
  const rank = view.rank[proposal] ?? 0
  if (rank === 0) return null
  const tie = tieAt(view, rank - 1)
  return tie.members.length > 1 ? tie : null
}

/** Those who are level on both sides of the line; null where it falls between two priorities. */
export function tieAtLine(view: Ranked): Tie | null {
  const { cutLine } = view
  if (cutLine <= 0) return null
  const [from] = placesAt(view, cutLine)
  return from < cutLine ? tieAt(view, cutLine) : null
}

import { m } from '../../messages.ts'
import { nameList } from '../../ui/best-of.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import type { Names } from './names.ts'
import type { FieldView, RunView } from './run-view.ts'
import { tieOf } from './ties.ts'

export type TieAsked = {
  readonly view: RunView
  readonly field: Pick<FieldView, 'ids' | 'upper'>
  readonly names: Pick<Names, 'titles'>
  readonly proposal: number
}

/** By number and, where it has one, by title. */
const nameOf = ({ field, names }: TieAsked, i: number): string =>
  [field.ids[i], names.titles[i]].filter(Boolean).join(' ')

const withHours = (asked: TieAsked, i: number): string =>
  m.studio_tie_member({ name: nameOf(asked, i), award: formatHours(asked.view.award[i] ?? 0) })

/** What the order of rank, and so the lot, has to do with who gets hours; null where it alone decides. */
function otherRule({ view, proposal }: TieAsked): string | null {
  if (view.policy.kind === 'equal-shares') return m.studio_tie_purses()
  if (view.policy.kind === 'knapsack') return m.studio_tie_exact()
  return view.tier?.[proposal] === 2 ? m.studio_tie_drawn() : null
}

export type TieText = { readonly told: string; readonly rule: string }

const sentences = (list: readonly (string | false | null)[]): string => list.filter(Boolean).join(' ')

/** Whom a lot, and no mark, put before a proposal and behind it, and by which rule; null where it stands alone. */
export function tieText(asked: TieAsked): TieText | null {
  const { view, proposal } = asked
  const tie = tieOf(view, proposal)
  if (tie === null) return null
  const { members, funded } = tie
  const place = members.indexOf(proposal)
  const ahead = members.slice(0, place)
  const isWaiting = view.award[proposal] === 0
  const passing = isWaiting ? members.slice(place + 1).filter((i) => (view.award[i] ?? 0) > 0) : []
  const named = (list: readonly number[]) => nameList(list.map((i) => withHours(asked, i)))
  const n = formatNumber(members.length)
  const told = sentences([
    m.studio_tie({ n, place: formatNumber(place + 1) }),
    ahead.length > 0 && m.studio_tie_before({ names: named(ahead) }),
    passing.length > 0 && m.studio_tie_passing({ names: named(passing) }),
    m.studio_tie_funded({ n, funded: formatNumber(funded) }),
  ])
  return { told, rule: sentences([m.studio_tie_rule(), otherRule(asked)]) }
}

/**
 * Of a tie, who changes places with a proposal whose score is another: behind it for one that has hours, before it
 * for one that has less than all. Null where there is nobody, or where ranks do not decide.
 */
export function besideMargin(asked: TieAsked): string | null {
  const { view, field, proposal } = asked
  const members = tieOf(view, proposal)?.members ?? []
  if (otherRule(asked) !== null) return null
  const place = members.indexOf(proposal)
  const award = view.award[proposal] ?? 0
  const behind = award > 0 ? members.slice(place + 1) : []
  const ahead = award < (field.upper[proposal] ?? 0) ? members.slice(0, place) : []
  const names = (list: readonly number[]) => nameList(list.map((i) => nameOf(asked, i)))
  const text = sentences([
    behind.length > 0 && m.studio_tie_fall({ names: names(behind) }),
    ahead.length > 0 && m.studio_tie_rise({ names: names(ahead) }),
  ])
  return text === '' ? null : text
}

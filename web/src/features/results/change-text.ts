import type { ProposalResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'

/** A score as exact as it is: to a thousandth of a point, as the letter writes it. */
export const formatPoints = (points: number): string => formatNumber(points, 3)

type Facts = NonNullable<ProposalResult['facts']>

/** The ways in which the answer would have been another. */
function waysOf({ change, minimum }: Facts, score: number | null): string[] {
  const byMark = (change.marks ?? []).map(({ criterion, from, to, award }) =>
    m.results_change_mark({
      criterion,
      mark: formatPoints(from),
      to: formatPoints(to),
      award: formatHours(award),
    }),
  )
  const byScore =
    change.score &&
    m.results_change_score({
      score: formatPoints(score ?? 0),
      to: formatPoints(change.score.to),
      award: formatHours(change.score.award),
    })
  const byMinimum =
    change.minimum &&
    m.results_change_minimum({
      minimum: formatHours(minimum),
      to: formatHours(change.minimum.to),
      award: formatHours(change.minimum.award),
    })
  return [byScore, ...byMark, byMinimum].filter((sentence) => sentence !== null)
}

/** What would have changed the answer, as the letter says it; nothing where somebody decided by hand. */
export function changeText({ facts, override, score, award }: ProposalResult): string[] {
  if (facts === null || override !== null) return []
  const { change } = facts
  if (!change.sought) return [m.results_change_unsought()]
  const ways = waysOf(facts, score)
  const isInVain = award === 0 && score !== null && ways.length === 0
  const margin = change.margin ?? 0
  return [
    ...ways,
    ...(isInVain
      ? [change.marks === undefined ? m.results_change_no_score() : m.results_change_no_mark()]
      : []),
    ...(margin === 0 ? [] : [m.results_change_margin({ margin: formatPoints(margin) })]),
  ]
}

import type { ScoresDocument } from '../contract/scores.ts'
import { int } from '../scoring/at.ts'
import type { Judged } from './judge.ts'

/** Below this share of the proposals, areas hang together too loosely for intervals to be wide enough. */
const looseShare = 0.05

/** Per reviewer: reviews by area. */
function reviewsByArea({ run, graph }: Judged): Map<number, number>[] {
  const counts = Array.from({ length: graph.reviewers }, () => new Map<number, number>())
  graph.reviewer.forEach((j, row) => {
    const area = int(run.field.area, int(graph.proposal, row))
    const own = counts[j]
    own?.set(area, (own.get(area) ?? 0) + 1)
  })
  return counts
}

/** The area of most of somebody's reviews, the first by id among equals. */
const homeOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts].reduce(
    (best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best),
    [-1, 0] as const,
  )[0]

/**
 * Proposals whose reviewers are at home in two areas: only they tell a strict area from a poor one. Null where all
 * reviewed proposals lie in one area, and where no reviewer has an id. Source: docs/scores.md.
 */
export function crossingOf(judged: Judged): ScoresDocument['crossing'] {
  const { run, graph, reviewers } = judged
  if (reviewers.length === 0) return null
  const reviewed = run.field.ids.flatMap((_, i) => (graph.first[i] === graph.first[i + 1] ? [] : [i]))
  if (new Set(reviewed.map((i) => int(run.field.area, i))).size < 2) return null
  const counts = reviewsByArea(judged)
  const homes = counts.map(homeOf)
  const crossed = reviewed.filter((i) => {
    const readers = graph.reviewer.subarray(int(graph.first, i), int(graph.first, i + 1))
    return new Set(Array.from(readers, (j) => homes[j])).size > 1
  })
  return {
    proposals: crossed.length,
    of: reviewed.length,
    weak: crossed.length < looseShare * reviewed.length,
    oneAreaReviewers: counts.filter((own) => own.size === 1).length,
  }
}

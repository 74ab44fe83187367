import type { OutcomeArea } from '../contract/outcome.ts'

interface Asked {
  readonly area: string | null
  /** GPU-hours that its applicant asked for. */
  readonly requested: number
}

/**
 * Areas of an outcome with all their proposals and all GPU-hours that were asked for. The outcome itself counts the
 * ranked ones and no more than is technically possible, since only that competes; whoever reads a decision compares
 * with the applications, and an award by hand may go to somebody without a rank.
 */
export function areasAsAsked(areas: readonly OutcomeArea[], proposals: Iterable<Asked>): OutcomeArea[] {
  const sums = new Map(areas.map(({ area }) => [area, { proposals: 0, requested: 0 }]))
  for (const { area, requested } of proposals) {
    const sum = sums.get(area ?? '')
    if (sum === undefined) continue
    sum.proposals += 1
    sum.requested += requested
  }
  return areas.map((area) => ({ ...area, ...sums.get(area.area) }))
}

import type { ScoresDocument } from '../contract/scores.ts'
import { int, real } from '../scoring/at.ts'
import type { Belief } from '../scoring/belief.ts'
import { printed } from '../scoring/rounding.ts'
import type { Judged } from './judge.ts'

/** Standard deviations of one review. */
const far = 2.5

type Outlier = ScoresDocument['outliers'][number]

/** What a model expects of each review, in points. */
function expectedOf({ model: { graph, strata }, effects }: Belief): Float64Array {
  return Float64Array.from(graph.weight, (_, row) => {
    const i = int(graph.proposal, row)
    const mean = real(effects.mean, int(strata.ofProposal, i))
    return mean + real(effects.proposal, i) + real(effects.reviewer, int(graph.reviewer, row))
  })
}

/** Reviews far from what their proposal and reviewer lead to expect, the farthest first. */
export function outliersOf({ run, graph, y, reviewers, belief }: Judged): Outlier[] {
  if (typeof belief === 'string') return []
  const { noise } = belief.model.variances
  const expected = expectedOf(belief)
  const outliers = Array.from(y, (score, row): Outlier => {
    const residual = score - real(expected, row)
    const reviewer = reviewers[int(graph.reviewer, row)]
    return {
      proposal: run.field.ids[int(graph.proposal, row)] ?? '',
      ...(reviewer !== undefined && { reviewer }),
      residual: printed(residual),
      deviations: noise > 0 ? printed(residual / Math.sqrt(noise / real(graph.weight, row))) : 0,
    }
  })
  return outliers
    .filter(({ deviations }) => Math.abs(deviations) > far)
    .sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations))
}

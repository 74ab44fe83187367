import type { ScoresDocument } from '../contract/scores.ts'
import { scoreAgreement } from '../scoring/agreement.ts'
import { krippendorffAlpha, unitsOf } from '../scoring/alpha.ts'
import { real } from '../scoring/at.ts'
import { intraclass, type Intraclass } from '../scoring/intraclass.ts'
import type { Variances } from '../scoring/moments.ts'
import { printed, printedOrNull, printedShare } from '../scoring/rounding.ts'
import type { Judged } from './judge.ts'

type Agreement = ScoresDocument['agreement']

const shown = (found: Intraclass | null): Agreement['intraclass']['before'] =>
  found && {
    single: printed(found.single),
    interval: [printed(found.interval[0]), printed(found.interval[1])],
    mean: printed(found.mean),
    meanReviews: printed(found.meanReviews),
    reviewsNeeded: printedOrNull(found.reviewsNeeded),
  }

/** Of the variance of one score, the part that is the proposal's. */
function shareOf(proposal: number, rest: number): number | null {
  return proposal + rest > 0 ? printedShare(proposal / (proposal + rest)) : null
}

const shares = (variances: Variances | null): Pick<Agreement, 'before' | 'after'> => ({
  before: variances && shareOf(variances.proposal, variances.reviewer + variances.noise),
  after: variances && shareOf(variances.proposal, variances.noise),
})

/** Marks on one criterion; those of reviews that are not used stand as missing. */
function marksOf({ run, rows }: Judged, column: number): Float64Array {
  const { table } = run.field
  const marks = new Float64Array(table.reviews).fill(NaN)
  for (const row of rows) marks[row] = real(table.raw, row * table.criteria.length + column)
  return marks
}

/** How far reviewers agree: by the variances, by the scores, and by the marks on each criterion. */
export function agreementOf(judged: Judged): Agreement {
  const { run, graph, y, calibration } = judged
  const { table } = run.field
  const { calibrated } = calibration
  const { alpha, within } = scoreAgreement(graph.first, y)
  const less =
    calibrated && y.map((score, row) => score - real(calibrated.effects.reviewer, graph.reviewer[row] ?? 0))
  return {
    ...shares(calibration.variances),
    intraclass: {
      before: shown(within),
      after: less && shown(intraclass(unitsOf(graph.first, less))),
    },
    alpha: {
      score: printedOrNull(alpha),
      criteria: table.criteria.map(({ id }, column) => ({
        criterion: id,
        alpha: printedOrNull(krippendorffAlpha(unitsOf(table.first, marksOf(judged, column)), 'ordinal')),
      })),
    },
  }
}

import type { ScoresDocument } from '../contract/scores.ts'
import { unitsOf } from '../scoring/alpha.ts'
import { at, int, real } from '../scoring/at.ts'
import { disagreementOf } from '../scoring/disagreement.ts'
import { oneWayMoments } from '../scoring/moments.ts'
import { reviewsPerReviewer, weightedMeans } from '../scoring/review-graph.ts'
import { printed, printedOrNull, printedShare } from '../scoring/rounding.ts'
import type { Judged } from './judge.ts'
import { reviewerErrors, type Uncertainty } from './uncertainty.ts'

type ProposalRow = ScoresDocument['proposals'][number]
type ReviewerRow = ScoresDocument['reviewers'][number]

/** Fewer reviews, of a proposal or by a reviewer, are thin. */
const enoughReviews = 3

/** Variance of the scores of one proposal, in points²: of reviewers and noise; 0 where it is not known. */
function withinVariance({ calibration: { variances }, graph, y }: Judged): number {
  if (variances !== null) return variances.reviewer + variances.noise
  return oneWayMoments(graph, y)?.noise ?? 0
}

function disagreementRow(scores: Float64Array, within: number): ProposalRow['disagreement'] {
  const { deviation, range, p, flagged } = disagreementOf(scores, within)
  return {
    deviation: printedOrNull(deviation),
    range: printed(range),
    p: p === null ? null : printedShare(p),
    flagged,
  }
}

type Drawn = Pick<
  ProposalRow,
  'expectedRank' | 'rankInterval50' | 'rankInterval90' | 'probabilityFunded' | 'hours'
>

const notDrawn: Drawn = {
  expectedRank: null,
  rankInterval50: null,
  rankInterval90: null,
  probabilityFunded: null,
  hours: null,
}

/** Ranks and chances of a candidate, as far as they were drawn. */
function drawnRow({ chances, expectedRank, facts }: Uncertainty, i: number): Drawn {
  const ranked = { ...notDrawn, expectedRank: printedOrNull(real(expectedRank, i)) }
  if (chances === null) return ranked
  const { rank50, rank90, funded, meanHours, lowHours, highHours } = chances
  const intervals = {
    rankInterval50: [at(rank50[0], i), at(rank50[1], i)] satisfies [number, number],
    rankInterval90: [at(rank90[0], i), at(rank90[1], i)] satisfies [number, number],
  }
  if (facts.awards !== 'drawn') return { ...ranked, ...intervals }
  return {
    ...ranked,
    ...intervals,
    probabilityFunded: printedShare(at(funded, i)),
    hours: { mean: printed(at(meanHours, i)), low: at(lowHours, i), high: at(highHours, i) },
  }
}

/** One row for each proposal, by id. */
export function proposalRows(judged: Judged, uncertainty: Uncertainty): ProposalRow[] {
  const { run, graph, y, calibration } = judged
  const units = unitsOf(graph.first, y)
  const raw = weightedMeans(graph, y)
  const within = withinVariance(judged)
  const place = new Map(Array.from(run.contest.order, (i, index) => [i, index + 1]))
  const candidates = new Set(uncertainty.candidates)
  return run.field.ids.map((proposal, i) => {
    const scores = units[i] ?? new Float64Array()
    const score = at(run.scores.score, i)
    return {
      proposal,
      reviews: scores.length,
      thin: scores.length < enoughReviews,
      rank: place.get(i) ?? null,
      score: score < 0 ? null : score / 1000,
      raw: printedOrNull(raw[i]),
      adjusted: printedOrNull(calibration.calibrated?.adjusted[i]),
      posterior: printedOrNull(uncertainty.posterior[i]),
      standardError: printedOrNull(uncertainty.standardError[i]),
      ...(candidates.has(i) ? drawnRow(uncertainty, i) : notDrawn),
      disagreement: disagreementRow(scores, within),
    }
  })
}

/** One row for each reviewer, by id. */
export function reviewerRows(judged: Judged, { inverted }: Uncertainty): ReviewerRow[] {
  const { reviewers, graph, calibration } = judged
  const { calibrated } = calibration
  const counts = reviewsPerReviewer(graph)
  const errors = calibrated && reviewerErrors(calibrated.model, inverted)
  return reviewers.map((reviewer, j) => ({
    reviewer,
    reviews: int(counts, j),
    thin: int(counts, j) < enoughReviews,
    severity: calibrated && printed(-real(calibrated.effects.reviewer, j)),
    standardError: errors && printedOrNull(errors[j]),
  }))
}

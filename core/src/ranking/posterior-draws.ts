import { int, real } from '../scoring/at.ts'
import type { Belief } from '../scoring/belief.ts'
import { makeEffectsSolver } from '../scoring/effects.ts'
import { makeNormals } from './generator.ts'

/** Enough for a draw, in 6 or 7 steps: the rest is far below what one draw differs from the next. */
const tolerance = 1e-4

/**
 * Draws of what the proposals may be worth, given the reviews: invented proposals, reviewers and noise go through
 * the same design and the same solver, and what it gets wrong of them is what it may have got wrong here. Exact
 * given the variances. Source: Hoffman & Ribak 1991, conditional simulation. Draw k depends on the seed and k only.
 * @returns writes draw k into `out`, in points; NaN without a review
 */
export function makePosteriorDraws(
  { model, posterior }: Belief,
  seed: string,
): (k: number, out: Float64Array) => void {
  const { graph, strata, variances } = model
  const solve = makeEffectsSolver(model)
  const normals = makeNormals(seed)
  const proposal = new Float64Array(graph.proposals)
  const reviewer = new Float64Array(graph.reviewers)
  const noise = new Float64Array(graph.weight.length)
  const y = new Float64Array(graph.weight.length)
  const effects = new Float64Array(graph.proposals)
  const [ofProposal, ofReviewer] = [Math.sqrt(variances.proposal), Math.sqrt(variances.reviewer)]
  const ofNoise = graph.weight.map((v) => Math.sqrt(variances.noise / v))
  return (k, out) => {
    normals.write(proposal, k, 0)
    if (variances.reviewer > 0) normals.write(reviewer, k, 1)
    normals.write(noise, k, 2)
    for (let row = 0; row < y.length; row += 1)
      y[row] =
        ofProposal * real(proposal, int(graph.proposal, row)) +
        ofReviewer * real(reviewer, int(graph.reviewer, row)) +
        real(ofNoise, row) * real(noise, row)
    const found = solve(y, { tolerance, proposal: effects })
    for (let i = 0; i < out.length; i += 1) {
      const missed =
        ofProposal * real(proposal, i) - real(effects, i) - real(found.mean, int(strata.ofProposal, i))
      out[i] = (posterior[i] ?? NaN) + missed
    }
  }
}

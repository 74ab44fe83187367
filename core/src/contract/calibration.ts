import { z } from 'zod'
import { hours } from './amounts.ts'

const number = hours(0)

/** Points², to a thousandth. What is shown to people has two digits at most. */
export const variances = z.strictObject({
  /** Of what the proposals are worth, of how lenient the reviewers are, of one review of weight 1. */
  proposal: z.number(),
  reviewer: z.number(),
  noise: z.number(),
})

/**
 * Why scores were calibrated (`connected`: one mean for the call; `islands`: one for each of several parts that
 * share neither proposal nor reviewer) or were not, and the numbers that decided. docs/scores.md has the rules.
 */
export const calibrationVerdict = z.strictObject({
  method: z.literal('shift'),
  applied: z.boolean(),
  reason: z.enum([
    'connected',
    'islands',
    'no-reviews',
    'too-few-reviews',
    'no-visible-effect',
    'no-separation',
  ]),
  /** Used reviews, proposals with one, reviewers with one. */
  reviews: number,
  proposals: number,
  reviewers: number,
  /** Parts of the call that share neither proposal nor reviewer, and those among them with at least 3 proposals. */
  components: number,
  islands: number,
  /** Reviews beyond those that hold the components together: at least 10 are needed. */
  cycles: number,
  /** Reviewers with at least 3 reviews: half of them are needed. */
  frequentReviewers: number,
  /** Where they can be told apart, negative ones as 0. */
  variances: variances.nullable(),
})

export type CalibrationVerdict = z.infer<typeof calibrationVerdict>

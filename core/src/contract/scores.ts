import { z } from 'zod'
import { hours, id, sha256Text } from './amounts.ts'
import { calibrationVerdict, variances } from './calibration.ts'

const amount = hours(0)
/** Points, to a thousandth. */
const points = z.number()
const share = z.number().min(0).max(1)
const rank = hours(1)
const interval = z.tuple([rank, rank])

const disagreement = z.strictObject({
  /** Standard deviation and range of the reviews, in points; null with one review. */
  deviation: points.nullable(),
  range: points,
  /** Chance of so much where reviewers differ as in the whole call; null where that is not known. */
  p: share.nullable(),
  flagged: z.boolean(),
})

const proposal = z.strictObject({
  proposal: id,
  /** Used reviews, and whether they are fewer than 3. */
  reviews: amount,
  thin: z.boolean(),
  /** Place in the scenario's own order, and the score that the scenario uses. */
  rank: rank.nullable(),
  score: points.nullable(),
  /** Plain mean; mean with the reviewers' severity given back, where the gate allows it, asked for or not. */
  raw: points.nullable(),
  adjusted: points.nullable(),
  /** Mean drawn towards the common one by the model that `uncertainty` names, not clamped; and how sure it is. */
  posterior: points.nullable(),
  standardError: points.nullable(),
  /** By priority, without the threshold of the score; null from here on for who cannot be ranked at any score. */
  expectedRank: z.number().min(1).nullable(),
  rankInterval50: interval.nullable(),
  rankInterval90: interval.nullable(),
  probabilityFunded: share.nullable(),
  /** GPU-hours of its award over the draws: mean, 10th and 90th percentile. */
  hours: z.strictObject({ mean: z.number().min(0), low: amount, high: amount }).nullable(),
  disagreement,
})

const reviewer = z.strictObject({
  reviewer: id,
  reviews: amount,
  thin: z.boolean(),
  /** Points by which they score below others on the same proposals, shrunken; negative is lenient; null where the gate refuses. */
  severity: points.nullable(),
  standardError: points.nullable(),
})

const component = z.strictObject({
  /** Mean that its proposals are measured from, by the model that `uncertainty` names. */
  mean: points.nullable(),
  proposals: z.array(id),
  reviewers: z.array(id),
})

const intraclass = z.strictObject({
  /** Of one review, its 95 % interval, and of the mean of as many as there are. */
  single: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  mean: z.number(),
  meanReviews: z.number(),
  /** Reviews that would give a reliability of 0.8. */
  reviewsNeeded: z.number().nullable(),
})

const agreement = z.strictObject({
  /** Share of the variance that lies between proposals, with the reviewers' severity in and out, by the variances. */
  before: share.nullable(),
  after: share.nullable(),
  /** The same of one way, from the scores themselves. */
  intraclass: z.strictObject({ before: intraclass.nullable(), after: intraclass.nullable() }),
  /** Krippendorff's alpha: interval on the score of reviews, ordinal on each criterion. */
  alpha: z.strictObject({
    score: z.number().nullable(),
    criteria: z.array(z.strictObject({ criterion: id, alpha: z.number().nullable() })),
  }),
})

const crossing = z.strictObject({
  /** Proposals that reviewers of two areas read, of how many; below 5 % intervals are too narrow. */
  proposals: amount,
  of: amount,
  weak: z.boolean(),
  /** Reviewers all of whose reviews lie in one area. */
  oneAreaReviewers: amount,
})

const uncertainty = z.strictObject({
  /** `crossed`: severity allowed for; `one-way`: it counts as noise; null where nothing can be said. */
  model: z.enum(['crossed', 'one-way']).nullable(),
  reason: z.enum(['no-reviews', 'one-review-each', 'no-separation']).nullable(),
  /** Fewer than 50 proposals: the variances themselves are uncertain, and intervals too narrow. */
  approximate: z.boolean(),
  standardErrors: z.enum(['exact', 'simulated']).nullable(),
  expectedRanks: z.enum(['full-covariance', 'independent']).nullable(),
  /** Draws behind intervals and chances. */
  draws: amount,
  /**
   * Whether the draws went through the policy. Not where there are none (`no-draws`), where a solver would take long
   * and no number of draws was asked for (`slow-policy`), where the policy looks at marks of single criteria, which
   * the draws leave as they are (`reads-criteria`), and where a solver did not prove one of its choices (`not-proven`).
   */
  awards: z.enum(['drawn', 'no-draws', 'slow-policy', 'reads-criteria', 'not-proven']),
})

export const scoresSchema = z.strictObject({
  format: z.literal('furrow.scores/1'),
  snapshot: sha256Text,
  scenario: sha256Text,
  /** The verdict of the gate, also where the scenario does not ask; `applied` says whether `score` is calibrated. */
  calibration: calibrationVerdict,
  variances: z.strictObject({
    moments: variances.nullable(),
    /** Reviewers' differences counted as noise. */
    oneWay: variances.nullable(),
    /** Restricted maximum likelihood, where it was asked for. */
    reml: z.exactOptional(variances.nullable()),
  }),
  components: z.array(component),
  crossing: crossing.nullable(),
  agreement,
  uncertainty,
  /** Proposals whose 50 % interval of rank holds the line, which is where the hours run out in expected rank; null where they do not. */
  greyZone: z.strictObject({ line: z.number(), proposals: z.array(id) }).nullable(),
  /** Reviews more than 2.5 standard deviations from what their proposal and reviewer lead to expect. */
  outliers: z.array(
    z.strictObject({
      proposal: id,
      reviewer: z.exactOptional(id),
      residual: points,
      deviations: z.number(),
    }),
  ),
  /** Awards that hang on one reviewer, who may have no id; null where it was not asked. */
  flips: z
    .array(z.strictObject({ reviewer: z.exactOptional(id), gains: z.array(id), loses: z.array(id) }))
    .nullable(),
  proposals: z.array(proposal),
  /** Those who have an id. */
  reviewers: z.array(reviewer),
})

/** What the reviews say about the proposals, and how surely. */
export type ScoresDocument = z.infer<typeof scoresSchema>

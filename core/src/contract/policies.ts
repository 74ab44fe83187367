import { z } from 'zod'
import { decimal, hours, id, share } from './amounts.ts'

const turn = z.enum(['stop', 'skip'], 'Use stop or skip.')
const walk = { mode: turn.default('skip'), partial: z.boolean().default(true) }

const cutoff = z.strictObject({ kind: z.literal('cutoff'), ...walk })

export const proportionalWeights = [
  'equal',
  'request',
  'score',
  'score-times-request',
  'score-above-base-times-request',
] as const

const proportional = z.strictObject({
  kind: z.literal('proportional'),
  admission: turn.default('skip'),
  weight: z.enum(proportionalWeights).default('score-above-base-times-request'),
  base: decimal.default(0),
  rounding: z.enum(['webster', 'hamilton']).default('webster'),
})

const step = z.strictObject({ score: decimal, share })

interface StepShape {
  readonly score: number
  readonly share: number
}

const byScore = (steps: readonly StepShape[]): StepShape[] => [...steps].sort((a, b) => b.score - a.score)

const areDistinct = (steps: readonly StepShape[]): boolean =>
  new Set(steps.map(({ score }) => score)).size === steps.length

/** A larger share for a lower score would make a better proposal lose hours. */
const doNotRise = (steps: readonly StepShape[]): boolean =>
  byScore(steps).every(({ share: own }, index, all) => own <= (all[index - 1]?.share ?? 1))

const steps = z.strictObject({
  kind: z.literal('steps'),
  steps: z
    .array(step)
    .min(1, 'Give at least one step.')
    .max(100, 'Give at most 100 steps.')
    .refine(areDistinct, 'Two steps have one score: remove one of them.')
    .refine(doNotRise, 'A lower step has a larger share: let the shares fall with the scores.'),
  ...walk,
})

const isAscending = (limits: readonly number[]): boolean =>
  limits.every((limit, index) => limit > (limits[index - 1] ?? 0))

const tierNumber = z.union([z.literal(1), z.literal(2), z.literal(3)], 'Use tier 1, 2 or 3.')

const tiers = z
  .strictObject({
    kind: z.literal('tiers'),
    fund: z.exactOptional(decimal),
    draw: z.exactOptional(decimal),
    tiers: z.exactOptional(z.record(id, tierNumber)),
    ...walk,
    /** Upper ends of size bands in GPU-hours, ascending; absent from the normal form where absent. */
    sizeBands: z.exactOptional(
      z
        .array(hours(1))
        .min(1, 'Give at least one limit.')
        .max(20, 'Give at most 20 limits.')
        .refine(isAscending, 'Let the limits rise.'),
    ),
  })
  .refine(
    ({ fund, draw, tiers: list }) => (list === undefined) === (fund !== undefined && draw !== undefined),
    {
      path: ['fund'],
      message: 'Give either fund and draw, or a list of tiers.',
    },
  )
  .refine(({ fund, draw, tiers: list }) => list === undefined || (fund === undefined && draw === undefined), {
    path: ['tiers'],
    message: 'Give either fund and draw, or a list of tiers.',
  })
  .refine(({ fund = 0, draw = 0 }) => fund >= draw, {
    path: ['fund'],
    message: 'Make it at least draw.',
  })

const knapsack = z.strictObject({
  kind: z.literal('knapsack'),
  objective: z.enum(['score-hours', 'scores']).default('score-hours'),
})

const equalShares = z.strictObject({
  kind: z.literal('equal-shares'),
  voters: z.enum(['criteria', 'funders']).default('criteria'),
  utility: z.enum(['score', 'score-times-cost']).default('score-times-cost'),
})

/** How ranked proposals become awards; each kind with its parameters and no others. */
export const policySchema = z.discriminatedUnion(
  'kind',
  [cutoff, proportional, steps, tiers, knapsack, equalShares],
  'Use the kind cutoff, proportional, steps, tiers, knapsack or equal-shares.',
)

export type Policy = z.infer<typeof policySchema>
export type CutoffPolicy = z.infer<typeof cutoff>
export type ProportionalPolicy = z.infer<typeof proportional>
export type StepsPolicy = z.infer<typeof steps>
export type TiersPolicy = z.infer<typeof tiers>
export type KnapsackPolicy = z.infer<typeof knapsack>
export type EqualSharesPolicy = z.infer<typeof equalShares>

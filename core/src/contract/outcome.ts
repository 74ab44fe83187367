import { z } from 'zod'
import { hours, id, sha256Text } from './amounts.ts'
import { calibrationVerdict } from './calibration.ts'

const amount = hours(0)
const points = z.number().min(0)

const bounds = { asked: amount, minimum: amount }
/** Under `tiers`: the tier, and the place in the draw of those of tier 2. */
const tier = {
  tier: z.exactOptional(z.union([z.literal(1), z.literal(2)])),
  drawn: z.exactOptional(hours(1)),
}
/** `demand` stands under `steps`: what the step makes of the request. */
const turn = {
  ...bounds,
  demand: z.exactOptional(amount),
  free: amount,
  areaFree: amount,
  protected: amount,
  ...tier,
}

const reason = z.union([
  z.strictObject({
    code: z.enum(['fits', 'trimmed', 'area-maximum', 'guarantee-of-others', 'no-hours']),
    ...turn,
  }),
  z.strictObject({ code: z.enum(['fits', 'scaled']), ...bounds, areaTotal: amount }),
  z.strictObject({ code: z.literal('area-closed'), ...bounds, ...tier }),
  z.strictObject({ code: z.literal('step'), ...turn, demand: amount, threshold: z.number() }),
  z.strictObject({ code: z.literal('below-steps'), ...bounds, threshold: z.number() }),
  z.strictObject({ code: z.literal('third-tier'), ...bounds }),
  z.strictObject({ code: z.literal('chosen'), ...bounds }),
  z.strictObject({ code: z.literal('bought'), ...bounds, turn: hours(1) }),
  z.strictObject({ code: z.literal('not-chosen'), ...bounds, free: amount, areaFree: amount }),
  z.strictObject({ code: z.enum(['ineligible', 'not-reviewed', 'below-minimum']) }),
  z.strictObject({ code: z.literal('below-score'), threshold: z.number() }),
  z.strictObject({ code: z.literal('below-criterion'), criterion: id, threshold: z.number() }),
])

const award = z.strictObject({
  proposal: id,
  rank: hours(1).nullable(),
  score: points.nullable(),
  priority: points.nullable(),
  award: amount,
  status: z.enum([
    'full',
    'partial',
    'waiting',
    'ineligible',
    'not-reviewed',
    'below-threshold',
    'below-minimum',
  ]),
  reason,
})

const area = z.strictObject({
  area: id,
  proposals: amount,
  funded: amount,
  requested: amount,
  awarded: amount,
  share: z.number().min(0).max(1),
  guarantee: amount,
  maximum: amount,
  shortfall: amount,
})

const totals = {
  budget: amount,
  reserve: amount,
  available: amount,
  awarded: amount,
  leftOver: amount,
  rounding: amount,
}

/** Where tracks have budgets of their own: what each pot held; the pot of the other proposals has track null. */
const pot = z.strictObject({ track: id.nullable(), ...totals })

/**
 * Under `knapsack`: what solved it and what was solved. Without a proof the awards are those of the cut-off
 * (skip, partial), and the outcome cannot be signed.
 */
const solver = z.strictObject({
  name: z.string(),
  version: z.string(),
  model: sha256Text,
  proven: z.boolean(),
  /** Points × GPU-hours, or points. */
  value: z.number().nullable(),
})

export const outcomeSchema = z.strictObject({
  format: z.literal('furrow.outcome/1'),
  snapshot: sha256Text,
  scenario: sha256Text,
  awards: z.array(award),
  totals: z.strictObject(totals),
  areas: z.array(area),
  cutLine: z.strictObject({ rank: hours(1), proposal: id }).nullable(),
  pots: z.exactOptional(z.array(pot)),
  solver: z.exactOptional(solver),
  /** With `calibration: "shift"`: whether the scores were calibrated, and why. */
  calibration: z.exactOptional(calibrationVerdict),
})

/** Who gets how many GPU-hours, and why. */
export type Outcome = z.infer<typeof outcomeSchema>
export type OutcomeAward = z.infer<typeof award>
export type OutcomeArea = z.infer<typeof area>
export type Reason = z.infer<typeof reason>

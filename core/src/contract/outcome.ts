import { z } from 'zod'
import { hours, id, sha256Text } from './amounts.ts'

const amount = hours(0)
const points = z.number().min(0)

const turn = { asked: amount, minimum: amount, free: amount, areaFree: amount, protected: amount }
const scaled = { asked: amount, minimum: amount, areaTotal: amount }

const reason = z.union([
  z.strictObject({
    code: z.enum(['fits', 'trimmed', 'area-maximum', 'guarantee-of-others', 'no-hours']),
    ...turn,
  }),
  z.strictObject({ code: z.enum(['fits', 'scaled']), ...scaled }),
  z.strictObject({ code: z.literal('area-closed'), asked: amount, minimum: amount }),
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

export const outcomeSchema = z.strictObject({
  format: z.literal('furrow.outcome/1'),
  snapshot: sha256Text,
  scenario: sha256Text,
  awards: z.array(award),
  totals: z.strictObject({
    budget: amount,
    reserve: amount,
    available: amount,
    awarded: amount,
    leftOver: amount,
    rounding: amount,
  }),
  areas: z.array(area),
  cutLine: z.strictObject({ rank: hours(1), proposal: id }).nullable(),
})

/** Who gets how many GPU-hours, and why. */
export type Outcome = z.infer<typeof outcomeSchema>
export type OutcomeAward = z.infer<typeof award>
export type OutcomeArea = z.infer<typeof area>
export type Reason = z.infer<typeof reason>

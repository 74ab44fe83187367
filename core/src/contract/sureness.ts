import { z } from 'zod'
import { hours } from './amounts.ts'
import { scoresSchema } from './scores.ts'

const count = hours(0)
const scoredProposal = scoresSchema.shape.proposals.element.pick({
  proposal: true,
  rank: true,
  rankInterval50: true,
  rankInterval90: true,
  probabilityFunded: true,
})

export const surenessSchema = z.strictObject({
  /** Draws that `furrow score` has to be asked for to give the same numbers; null: as many as it takes unasked. */
  askedDraws: count.nullable(),
  uncertainty: scoresSchema.shape.uncertainty,
  /** Hardly anybody reads across areas: intervals are too narrow. */
  weakCrossing: z.boolean(),
  /** Proposals that can have a rank. */
  proposals: count,
  greyZone: z.strictObject({ line: z.number(), proposals: count }).nullable(),
  /** Sure of hours, sure of none, and between; null where no draw went through the policy. */
  chances: z.strictObject({ sure: count, open: count, without: count }).nullable(),
  /** Who lies in the grey zone or has an open chance, by rank, the unranked by id after them. */
  atLine: z.array(z.strictObject({ ...scoredProposal.shape, isGrey: z.boolean() })),
  /** Awards that hang on one of so many reviewers; null where leaving out each of them would take long. */
  fragile: z.strictObject({ awards: count, reviewers: count }).nullable(),
})

/** How sure the outcome of a scenario is: what a report says of `furrow.scores/1`. */
export type Sureness = z.infer<typeof surenessSchema>
/** What the page to sign says of it. */
export const surenessSummary = surenessSchema.pick({
  uncertainty: true,
  proposals: true,
  greyZone: true,
  chances: true,
})
export type SurenessSummary = z.infer<typeof surenessSummary>

export type AtLine = Sureness['atLine'][number]

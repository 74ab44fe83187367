import { z } from 'zod'
import { id } from './amounts.ts'

/**
 * How far a practice round is: with the door open and reviewers to assign, assigned with the reviews to write, with
 * reviews to lock, or locked for the Studio.
 */
export const practiceStages = ['open', 'reviewing', 'closed', 'locked'] as const
export type PracticeStage = (typeof practiceStages)[number]

export const syntheticSizes = [50, 500, 5000] as const
export type SyntheticSize = (typeof syntheticSizes)[number]

const stage = z.enum(practiceStages, 'Use open, reviewing, closed or locked.').default('locked')

export const practiceCopying = z.strictObject({ stage })
export const practiceInventing = z.strictObject({
  proposals: z.union(
    syntheticSizes.map((size) => z.literal(size)),
    'Use 50, 500 or 5000.',
  ),
  stage,
})
export type PracticeInventing = z.infer<typeof practiceInventing>

export const practiceMade = z.strictObject({ callId: id })
export type PracticeMade = z.infer<typeof practiceMade>

/** A round that is being made or deleted, with the rows that are written or gone; null where their number is not known yet. */
export const practiceWork = z.strictObject({
  callId: id,
  title: z.string(),
  kind: z.enum(['making', 'deleting']),
  done: z.number().int(),
  of: z.number().int().nullable(),
})
export type PracticeWork = z.infer<typeof practiceWork>

export const practiceWorks = z.strictObject({ items: z.array(practiceWork) })
export type PracticeWorks = z.infer<typeof practiceWorks>

/** How many reviews were invented for whoever had not begun one. */
export const practiceReviewed = z.strictObject({ written: z.number().int() })
export type PracticeReviewed = z.infer<typeof practiceReviewed>

/** What each proposal of a synthetic call is worth, in points; null where nobody knows. */
export const practiceTruth = z.strictObject({ worth: z.record(id, z.number()).nullable() })
export type PracticeTruth = z.infer<typeof practiceTruth>

export const practiceParams = z.strictObject({ callId: id })

import { z } from 'zod'
import { tenThousandths } from '../scoring/decimals.ts'
import { share, weight } from './amounts.ts'
import { applicantKinds } from './proposal-limits.ts'
import { line } from './text.ts'

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success

/** What a GPU-hour is worth to one kind of applicant from a day on, until the next row of that kind. */
const priceRow = z.strictObject({
  /** null: every kind that has no row of its own on that day. */
  applicantKind: z.enum(applicantKinds).nullable(),
  /** In the currency of the machine. */
  perGpuHour: weight.max(1_000_000),
  /** A day in Copenhagen, YYYY-MM-DD. */
  validFrom: z.string().refine(isDay, 'Use a day such as 2026-01-31.'),
  /** Whether the applicant pays; otherwise the hours are given in kind. */
  paying: z.boolean(),
  assumed: z.boolean(),
})

const funder = z.strictObject({
  name: line(100),
  /** Of what is given in kind, 0…1. */
  shareFraction: share,
  assumed: z.boolean(),
})

type Check = z.core.$RefinementCtx
type Row = z.infer<typeof priceRow>
type Funder = z.infer<typeof funder>

/** The places of a list that repeat an earlier key. */
const repeated = (keys: readonly string[]): number[] =>
  keys.flatMap((key, place) => (keys.indexOf(key) < place ? [place] : []))

function checkRows(rows: readonly Row[], context: Check): void {
  const keys = rows.map(({ applicantKind, validFrom }) => `${applicantKind ?? ''} ${validFrom}`)
  for (const place of repeated(keys))
    context.addIssue({
      code: 'custom',
      path: [place, 'validFrom'],
      message: 'Another row has this kind of applicant and this day. Change one of them.',
    })
}

function checkFunders(funders: readonly Funder[], context: Check): void {
  for (const place of repeated(funders.map(({ name }) => name)))
    context.addIssue({ code: 'custom', path: [place, 'name'], message: 'Name each funder once.' })
  const sum = funders.reduce((total, { shareFraction }) => total + tenThousandths(shareFraction), 0)
  if (sum > 10_000)
    context.addIssue({
      code: 'custom',
      path: [funders.length - 1, 'shareFraction'],
      message: `The shares add up to ${sum / 10_000}: lower them to 1 at most.`,
    })
}

export const priceListSchema = z.strictObject({
  rows: z.array(priceRow).max(100).superRefine(checkRows),
  funders: z.array(funder).max(20).superRefine(checkFunders),
})
export type PriceList = z.infer<typeof priceListSchema>

/** The value of one award on the day of its decision. */
export const awardValue = z.object({
  /** In the currency of the machine, exact to a hundredth. */
  amount: z.number(),
  perGpuHour: z.number(),
  /** Whether the applicant pays; otherwise the hours are given in kind. */
  paying: z.boolean(),
  assumed: z.boolean(),
})
export type AwardValue = z.infer<typeof awardValue>

/** What the awards of a decision are worth together, by the prices of one day. */
export const valueTotals = z.object({
  currency: z.string(),
  /** The day whose prices hold. */
  date: z.string(),
  inKind: z.number(),
  toPay: z.number(),
  /** Whether a price behind the sums is assumed. */
  assumed: z.boolean(),
  /** GPU-hours of awards that no row has a price for. */
  unpricedHours: z.number(),
  /** Who bears what is given in kind; name null: nobody is named for it. */
  funders: z.array(z.object({ name: z.string().nullable(), amount: z.number(), assumed: z.boolean() })),
})
export type ValueTotals = z.infer<typeof valueTotals>

import { z } from 'zod'
import { tenThousandths } from '../scoring/decimals.ts'
import { hours, id, measure, plainText, share, weight } from './amounts.ts'
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
      message: `The shares add up to ${sum / 100} %: lower them to 100 % at most.`,
    })
}

export const priceListSchema = z.strictObject({
  rows: z.array(priceRow).max(100).superRefine(checkRows),
  funders: z.array(funder).max(20).superRefine(checkFunders),
})
export type PriceList = z.infer<typeof priceListSchema>

/** The price list as a decision keeps it: the rows in force on the day on which it was proposed. */
export const frozenPrices = priceListSchema.extend({
  currency: z.string(),
  /** A day in Copenhagen, YYYY-MM-DD. */
  date: z.string(),
})
export type FrozenPrices = z.infer<typeof frozenPrices>

/** The price of a GPU-hour for one applicant. */
const price = priceRow.pick({ perGpuHour: true, paying: true, assumed: true })
export type Price = z.infer<typeof price>

/** GPU-hours that were given at one price; null where no price held. */
export const heldPart = z.object({ hours: z.number(), price: price.nullable() })

/** The price as an offer keeps it. */
export const offeredPrice = price.extend({ currency: z.string() })
export type OfferedPrice = z.infer<typeof offeredPrice>

/** What is held or given is worth: each hour at the price at which it was given. */
export const awardValue = z.object({
  /** In the currency of the machine, exact to a hundredth. */
  amount: z.number(),
  /** Of the amount, what is to be paid; the rest is given in kind. */
  toPay: z.number(),
  /** null where hours have different prices. */
  perGpuHour: z.number().nullable(),
  /** Whether the applicant pays for any of it. */
  paying: z.boolean(),
  assumed: z.boolean(),
})
export type AwardValue = z.infer<typeof awardValue>

/** The same where no currency stands beside it. */
export const moneyValue = awardValue.extend({ currency: z.string() })
export type MoneyValue = z.infer<typeof moneyValue>

/** What the awards of a decision are worth together. */
export const valueTotals = z.object({
  currency: z.string(),
  /** The day whose prices hold for what the decision gives. */
  date: z.string(),
  inKind: z.number(),
  toPay: z.number(),
  /** Whether a price behind the sums is assumed. */
  assumed: z.boolean(),
  /** GPU-hours of awards that no row has a price for. */
  unpricedHours: z.number(),
  /** Who bears what is given in kind; name null: nobody is named for it. */
  funders: z.array(z.strictObject({ name: z.string().nullable(), amount: z.number(), assumed: z.boolean() })),
})
export type ValueTotals = z.infer<typeof valueTotals>

/** What all that is held is worth together. */
export const heldTotals = valueTotals.pick({
  currency: true,
  inKind: true,
  toPay: true,
  assumed: true,
  unpricedHours: true,
})
export type HeldTotals = z.infer<typeof heldTotals>

const recordedPart = price.extend({ hours: hours(1) })

/** What the awards of a record are worth, with all that it takes to compute it again. */
export const recordedValues = z.strictObject({
  currency: plainText,
  /** The day whose prices hold for what the decision gives. */
  date: z.string().refine(isDay, 'Use a day such as 2026-01-31.'),
  /** In force on that day. */
  prices: z.array(priceRow),
  funders: z.array(funder),
  /** Awards with a price, in the order of `awards`; a later record keeps the price at which hours were given. */
  awards: z.array(z.strictObject({ proposal: id, amount: measure, parts: z.array(recordedPart) })),
  totals: z.strictObject(valueTotals.omit({ currency: true, date: true }).shape),
})
export type RecordedValues = z.infer<typeof recordedValues>

import {
  frozenPrices,
  offeredPrice,
  priceListSchema,
  type FrozenPrices,
  type MoneyValue,
  type OfferedPrice,
  type Price,
  type PriceList,
} from '@furrow/core/contract/price-list'
import { applicantKinds, type ApplicantKind } from '@furrow/core/contract/proposal-limits'
import { priceOf, rowsInForce, valueOf } from '@furrow/core/machine/award-value'
import { Prisma } from '../generated/prisma/client.ts'
import { dayInCopenhagen } from './copenhagen.ts'
import type { Db } from './database.ts'

export const priceListOf = (stored: unknown): PriceList =>
  stored === null ? { rows: [], funders: [] } : priceListSchema.parse(stored)

/** The currency by which hours of a call were valued first; null where none were. */
async function firstCurrency(db: Db, callId: string): Promise<string | null> {
  const decision = await db.decision.findFirst({
    where: { callId, state: 'released', prices: { not: Prisma.AnyNull } },
    orderBy: [{ releasedAt: 'asc' }, { id: 'asc' }],
    select: { prices: true },
  })
  if (decision !== null) return keptPrices(decision.prices)?.currency ?? null
  const offer = await db.awardOffer.findFirst({
    where: { callId, price: { not: Prisma.AnyNull } },
    orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
    select: { price: true },
  })
  return keptPrice(offer?.price ?? null)?.currency ?? null
}

/** The one currency of a call: that of its first values; before there are any, that of its machine. */
export async function currencyOfCall(
  db: Db,
  { id, machine }: { readonly id: string; readonly machine: { readonly currency: string } },
): Promise<string> {
  return (await firstCurrency(db, id)) ?? machine.currency
}

/**
 * The prices of a call's machine that are in force at a moment; null where it has no price list. A call has one currency,
 * or its sums would add up what cannot be: where the machine has another one by now, no row of its list holds for it.
 */
export async function pricesInForce(db: Db, callId: string, at: Date): Promise<FrozenPrices | null> {
  const { machine } = await db.call.findUniqueOrThrow({
    where: { id: callId },
    select: { machine: { select: { currency: true, priceList: true } } },
  })
  const { rows, funders } = priceListOf(machine.priceList)
  if (rows.length === 0) return null
  const date = dayInCopenhagen(at)
  const currency = await currencyOfCall(db, { id: callId, machine })
  const inForce = currency === machine.currency ? rowsInForce(rows, date) : []
  return { currency, date, rows: inForce, funders }
}

/** As a decision or an offer keeps them. */
export const toStore = <T extends object>(prices: T | null) => prices ?? Prisma.DbNull

/** As a decision kept them when it was proposed. */
export const keptPrices = (stored: unknown): FrozenPrices | null => frozenPrices.nullable().parse(stored)

/** As an offer kept it when it was made. */
export const keptPrice = (stored: unknown): OfferedPrice | null => offeredPrice.nullable().parse(stored)

/** What the hours of an offer are worth by the price that it keeps; null where it keeps none. */
export function valueOfOffer(price: OfferedPrice | null, hours: number): MoneyValue | null {
  const value = valueOf([{ hours, price }])
  return price && value && { ...value, currency: price.currency }
}

/** A kind of applicant as it is stored; null where none is named. */
export const kindOfApplicant = (stored: string | null): ApplicantKind | null =>
  applicantKinds.find((known) => known === stored) ?? null

/** The price of a GPU-hour for a kind of applicant by kept prices. */
export function priceFor(prices: FrozenPrices | null, applicantKind: string | null): Price | null {
  if (prices === null) return null
  return priceOf({ kind: kindOfApplicant(applicantKind), date: prices.date }, prices.rows)
}

/** The price that an offer made now keeps. */
export async function priceOfOffer(
  db: Db,
  { proposalId, prices }: { readonly proposalId: string; readonly prices: FrozenPrices | null },
): Promise<OfferedPrice | null> {
  const { applicantKind } = await db.proposal.findUniqueOrThrow({
    where: { id: proposalId },
    select: { applicantKind: true },
  })
  const price = priceFor(prices, applicantKind)
  return price === null || prices === null ? null : { ...price, currency: prices.currency }
}

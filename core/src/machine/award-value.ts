import type { AwardValue, Price, PriceList, ValueTotals } from '../contract/price-list.ts'
import { divideHalfEven, tenThousandths } from '../scoring/decimals.ts'

type Row = PriceList['rows'][number]
type Funders = PriceList['funders']

/** GPU-hours given at one price; null where no price held. */
export interface ValuedPart {
  readonly hours: number
  readonly price: Price | null
}

/** Hundredths of the currency as a number: 123456 → 1234.56. Nearest double above 2^53 hundredths. */
const amountOf = (hundredths: bigint): number => Number(hundredths) / 100

/** The latest row of a kind that holds on a day. */
const rowOf = (rows: readonly Row[], kind: Row['applicantKind'], date: string): Row | undefined =>
  rows
    .filter(({ applicantKind, validFrom }) => applicantKind === kind && validFrom <= date)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]

/** hours × price in hundredths, halves to even; both are read as decimals of four places. */
const hundredths = (hours: number, perGpuHour: number): bigint =>
  divideHalfEven(BigInt(tenThousandths(hours)) * BigInt(tenThousandths(perGpuHour)), 1_000_000n)

/**
 * The price of a GPU-hour on a day (YYYY-MM-DD): the latest row of the kind of applicant whose `validFrom` has come, or
 * else of every kind. null where no row holds.
 */
export function priceOf(
  { kind, date }: { readonly kind: Row['applicantKind']; readonly date: string },
  rows: readonly Row[],
): Price | null {
  const row = rowOf(rows, kind, date) ?? rowOf(rows, null, date)
  if (row === undefined) return null
  const { perGpuHour, paying, assumed } = row
  return { perGpuHour, paying, assumed }
}

/** The rows of a list that are in force on a day, in the order of the list. */
export const rowsInForce = (rows: readonly Row[], date: string): Row[] =>
  rows.filter((row) => rowOf(rows, row.applicantKind, date) === row)

const priced = (parts: readonly ValuedPart[]) =>
  parts.flatMap(({ hours, price }) => (price === null ? [] : [{ hours, ...price }]))

/** In hundredths: what is given in kind, or what is to be paid. */
const sumOf = (parts: readonly ValuedPart[], isPaying: boolean): bigint =>
  priced(parts)
    .filter(({ paying }) => paying === isPaying)
    .reduce((total, { hours, perGpuHour }) => total + hundredths(hours, perGpuHour), 0n)

/**
 * What GPU-hours are worth, each part at its own price: in the currency of the machine, exact to a hundredth. null where
 * no part has a price. Hours from 0 to 9 × 10¹¹.
 */
export function valueOf(parts: readonly ValuedPart[]): AwardValue | null {
  const known = priced(parts)
  const first = known[0]
  if (first === undefined) return null
  const toPay = sumOf(parts, true)
  return {
    amount: amountOf(sumOf(parts, false) + toPay),
    toPay: amountOf(toPay),
    perGpuHour: known.every(({ perGpuHour }) => perGpuHour === first.perGpuHour) ? first.perGpuHour : null,
    paying: known.some(({ paying }) => paying),
    assumed: known.some(({ assumed }) => assumed),
  }
}

/** Values in one currency added up, exact to a hundredth; null where none is known. */
export function sumOfValues(values: readonly (AwardValue | null)[]): AwardValue | null {
  const known = values.filter((value) => value !== null)
  const first = known[0]
  if (first === undefined) return null
  const sum = (of: (value: AwardValue) => number): number =>
    known.reduce((total, value) => total + Math.round(of(value) * 100), 0) / 100
  return {
    amount: sum(({ amount }) => amount),
    toPay: sum(({ toPay }) => toPay),
    perGpuHour: known.every(({ perGpuHour }) => perGpuHour === first.perGpuHour) ? first.perGpuHour : null,
    paying: known.some(({ paying }) => paying),
    assumed: known.some(({ assumed }) => assumed),
  }
}

/**
 * An amount split by shares (decimals of four places, at most 1 together), in hundredths. Each part ends where the shares up
 * to it end, rounded, so that the parts and the last one, which nobody is named for, add up to the amount exactly.
 */
function splitByShare(amount: bigint, funders: Funders): ValueTotals['funders'] {
  const upTo = (place: number): bigint => {
    const share = funders
      .slice(0, place)
      .reduce((sum, { shareFraction }) => sum + tenThousandths(shareFraction), 0)
    return divideHalfEven(amount * BigInt(share), 10_000n)
  }
  const named = funders.map(({ name, assumed }, place) => ({
    name,
    amount: amountOf(upTo(place + 1) - upTo(place)),
    assumed,
  }))
  const rest = amount - upTo(funders.length)
  return rest === 0n ? named : [...named, { name: null, amount: amountOf(rest), assumed: false }]
}

/** The sums over the parts of the awards of a decision: given in kind, by funder, and to be paid. Exact to a hundredth. */
export function totalValue(
  parts: readonly ValuedPart[],
  funders: Funders,
): Omit<ValueTotals, 'currency' | 'date'> {
  const inKind = sumOf(parts, false)
  return {
    inKind: amountOf(inKind),
    toPay: amountOf(sumOf(parts, true)),
    assumed: priced(parts).some(({ assumed }) => assumed),
    unpricedHours: parts.reduce((total, { hours, price }) => total + (price === null ? hours : 0), 0),
    funders: splitByShare(inKind, funders),
  }
}

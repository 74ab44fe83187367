import type { AwardValue, PriceList, ValueTotals } from '../contract/price-list.ts'
import { divideHalfEven, tenThousandths } from '../scoring/decimals.ts'

type Row = PriceList['rows'][number]
type Funders = PriceList['funders']

interface Awarded {
  readonly hours: number
  readonly kind: Row['applicantKind']
  readonly date: string
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
 * What awarded GPU-hours are worth by the price list on a day (YYYY-MM-DD): the latest row of the kind of applicant
 * whose `validFrom` has come, or else of every kind. The amount is in the currency of the machine, exact to a
 * hundredth. null where no row holds. Hours from 0 to 9 × 10¹¹.
 */
export function valueOf({ hours, kind, date }: Awarded, { rows }: PriceList): AwardValue | null {
  const row = rowOf(rows, kind, date) ?? rowOf(rows, null, date)
  if (row === undefined) return null
  const { perGpuHour, paying, assumed } = row
  return { amount: amountOf(hundredths(hours, perGpuHour)), perGpuHour, paying, assumed }
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

interface Valued {
  readonly hours: number
  readonly value: AwardValue | null
}

/** The sums over the awards of a decision: given in kind, by funder, and to be paid. Exact to a hundredth. */
export function totalValue(
  awards: readonly Valued[],
  funders: Funders,
): Omit<ValueTotals, 'currency' | 'date'> {
  const sum = (isPaying: boolean): bigint =>
    awards.reduce(
      (total, { hours, value }) =>
        value?.paying === isPaying ? total + hundredths(hours, value.perGpuHour) : total,
      0n,
    )
  const inKind = sum(false)
  return {
    inKind: amountOf(inKind),
    toPay: amountOf(sum(true)),
    assumed: awards.some(({ value }) => value?.assumed === true),
    unpricedHours: awards.reduce((total, { hours, value }) => total + (value === null ? hours : 0), 0),
    funders: splitByShare(inKind, funders),
  }
}

import { divideHalfEven } from '../scoring/decimals.ts'

/** value × weight (in ten-thousandths) rounded half to even; both integers, at least 0. */
export function weighted(value: number, weight: number): number {
  const product = value * weight
  if (!Number.isSafeInteger(product)) return Number(divideHalfEven(BigInt(value) * BigInt(weight), 10_000n))
  return quotientHalfEven(product, 10_000)
}

/** over / under to the nearest integer, halves to the even one; safe integers, under above 0. */
export function quotientHalfEven(over: number, under: number): number {
  const rest = over % under
  const low = (over - rest) / under
  const twice = rest - (under - rest)
  const isUp = twice > 0 || (twice === 0 && low % 2 === 1)
  return isUp ? low + 1 : low
}

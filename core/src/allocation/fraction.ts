/** An exact non-negative fraction; the denominator is above 0. Not reduced. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const whole = (value: number): Fraction => ({ over: BigInt(value), under: 1n })

/** Below 0, 0 or above 0 as a is less than, equal to or more than b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.over * b.under
  const right = b.over * a.under
  return Number(left > right) - Number(left < right)
}

export const floorOf = ({ over, under }: Fraction): bigint => over / under

/** What is left above the floor, over the same denominator. */
export const remainderOf = ({ over, under }: Fraction): Fraction => ({ over: over % under, under })

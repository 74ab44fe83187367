/** Places of the decimals of the formats: a decimal × 10⁴ is an exact integer. */
const scale = 10_000

/** A decimal of at most four places as an integer of ten-thousandths: 0.29 → 2,900. */
export const tenThousandths = (decimal: number): number => Math.round(decimal * scale)

/** ⌊parts × whole / 10⁴⌋, in doubles where the product is an exact integer. */
function floorParts(parts: number, whole: number): number {
  const product = parts * whole
  return Number.isSafeInteger(product)
    ? (product - (product % scale)) / scale
    : Number((BigInt(parts) * BigInt(whole)) / BigInt(scale))
}

/** ⌊share × whole⌋ with the share read as a decimal: 0.29 × 100 is 29, not 28. Integers up to 2^53 − 1. */
export const floorShare = (share: number, whole: number): number => floorParts(tenThousandths(share), whole)

/** ⌈share × whole⌉ with the share read as a decimal. */
export const ceilShare = (share: number, whole: number): number =>
  whole - floorParts(scale - tenThousandths(share), whole)

/** numerator / denominator to the nearest integer, halves to the even one. Both at least 0, denominator above 0. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator
  const twice = (numerator - whole * denominator) * 2n
  if (twice > denominator) return whole + 1n
  if (twice < denominator) return whole
  return whole % 2n === 0n ? whole : whole + 1n
}

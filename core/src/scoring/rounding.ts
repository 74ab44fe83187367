/** An integer nearest to x, halves to the even one. */
function nearestEven(x: number): number {
  const low = Math.floor(x)
  const rest = x - low
  const isDown = rest < 0.5 || (rest === 0.5 && low % 2 === 0)
  return isDown ? low : low + 1
}

/** Points as thousandths: within 0…100, halves to the even one. */
export const toThousandths = (points: number): number =>
  nearestEven(1000 * Math.min(100, Math.max(0, points)))

/** A number as printed: to a thousandth, halves to the even one; never −0. */
export const printed = (x: number): number => nearestEven(1000 * x) / 1000 + 0

/** A share as printed: to a ten-thousandth, halves to the even one. */
export const printedShare = (x: number): number => nearestEven(10_000 * x) / 10_000 + 0

/** What is not known is printed as null. */
export const printedOrNull = (x: number | null | undefined): number | null =>
  x === null || x === undefined || Number.isNaN(x) ? null : printed(x)

/**
 * Logarithm and exponential out of + − × ÷ alone: those of `Math` differ in their last digit from one browser
 * to the next, and what is computed here is to be the same number for everyone.
 */
const view = new DataView(new ArrayBuffer(8))

/** ln 2 in two parts; the first has 20 zero bits at its end, so that whole multiples of it are exact. */
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

const one = 0x3ff00000

/** 2^k, k from −1,022 to 1,023. */
function powerOfTwo(k: number): number {
  view.setUint32(0, (k + 1023) << 20)
  view.setUint32(4, 0)
  return view.getFloat64(0)
}

/** Natural logarithm of a normal double above 0, to about one unit of the last place. Source: 2 artanh((m − 1)/(m + 1)). */
export function naturalLog(x: number): number {
  view.setFloat64(0, x)
  const high = view.getUint32(0)
  let exponent = (high >>> 20) - 1023
  view.setUint32(0, (high & 0xfffff) | one)
  let mantissa = view.getFloat64(0)
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent += 1
  }
  const ratio = (mantissa - 1) / (mantissa + 1)
  const square = ratio * ratio
  let series = 0
  for (let odd = 23; odd > 1; odd -= 2) series = square * (1 / odd + series)
  return exponent * ln2High + (exponent * ln2Low + 2 * ratio * (1 + series))
}

/** e^x, to about one unit of the last place; 0 below −700. x at most 700. */
export function exponential(x: number): number {
  if (x < -700) return 0
  const k = Math.round(x / ln2High)
  const rest = x - k * ln2High - k * ln2Low
  let series = 1
  for (let n = 14; n > 0; n -= 1) series = 1 + (rest * series) / n
  return series * powerOfTwo(k)
}

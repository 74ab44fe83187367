import { exponential, naturalLog } from './elementary.ts'

const lanczos = Float64Array.of(
  0.9999999999998099,
  676.5203681218851,
  -1259.1392167224028,
  771.3234287776531,
  -176.6150291621406,
  12.507343278686905,
  -0.13857109526572012,
  9.984369578019572e-6,
  1.5056327351493116e-7,
)

/** ln Γ(x) for x above 0. Source: Lanczos 1964, with g = 7 and nine terms. */
export function logGamma(x: number): number {
  let sum = lanczos[0] ?? 1
  for (let k = 1; k < lanczos.length; k += 1) sum += (lanczos[k] ?? 0) / (x - 1 + k)
  const t = x + 6.5
  return 0.9189385332046727 + (x - 0.5) * naturalLog(t) - t + naturalLog(sum)
}

const tiny = 1e-300
const enough = 1e-15
const mostTerms = 10_000

/** P(a, x) by its series: for x below a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < mostTerms && Math.abs(term) > enough * Math.abs(sum); n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return sum * exponential(-x + a * naturalLog(x) - logGamma(a))
}

/** Q(a, x) by its continued fraction, after Lentz: for x from a + 1 on. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let product = d
  for (let n = 1; n < mostTerms; n += 1) {
    const term = -n * (n - a)
    b += 2
    d = 1 / (term * d + b)
    c = b + term / c
    product *= d * c
    if (Math.abs(d * c - 1) < enough) break
  }
  return product * exponential(-x + a * naturalLog(x) - logGamma(a))
}

/** Chance that a chi-square variable is at least x. @param degrees above 0. Source: Numerical Recipes, 6.2. */
export function chiSquareTail(x: number, degrees: number): number {
  const [a, half] = [degrees / 2, x / 2]
  if (half <= 0) return 1
  return half < a + 1 ? 1 - lowerSeries(a, half) : upperFraction(a, half)
}

const away = (x: number): number => (Math.abs(x) < tiny ? tiny : x)

/** The continued fraction of the incomplete beta function. Source: Numerical Recipes, 6.4. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; m < mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    product *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    product *= d * c
    if (Math.abs(d * c - 1) < enough) break
  }
  return product
}

function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * naturalLog(x) + b * naturalLog(1 - x)
  const front = exponential(scale)
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b
}

/** Degrees of freedom of numerator and denominator. */
export type Degrees = readonly [number, number]

/** Chance that an F variable is at least x. */
export const fTail = (x: number, [above, below]: Degrees): number =>
  x <= 0 ? 1 : incompleteBeta(below / 2, above / 2, below / (below + above * x))

/** The x that an F variable exceeds with a chance of `tail`, by halving; to about 14 digits. */
export function fQuantile(tail: number, degrees: Degrees): number {
  let [low, high] = [0, 1]
  while (fTail(high, degrees) > tail) high *= 2
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2
    if (fTail(middle, degrees) > tail) low = middle
    else high = middle
  }
  return (low + high) / 2
}

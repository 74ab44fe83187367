import { exponential, naturalLog } from './elementary.ts'

/** Value of a polynomial, highest power first. */
function polynomial(coefficients: Float64Array, x: number): number {
  let value = 0
  for (let k = 0; k < coefficients.length; k += 1) value = value * x + (coefficients[k] ?? 0)
  return value
}

const over = Float64Array.of(
  0.0352624965998911,
  0.700383064443688,
  6.37396220353165,
  33.912866078383,
  112.079291497871,
  221.213596169931,
  220.206867912376,
)
const under = Float64Array.of(
  0.0883883476483184,
  1.75566716318264,
  16.064177579207,
  86.7807322029461,
  296.564248779674,
  637.333633378831,
  793.826512519948,
  440.413735824752,
)

/** Φ(−x) for x of at least 0. */
function upperTail(x: number): number {
  if (x > 37) return 0
  const density = exponential((-x * x) / 2)
  if (x < 7.07106781186547) return (density * polynomial(over, x)) / polynomial(under, x)
  const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))
  return density / fraction / 2.506628274631
}

/** Φ(x), the chance that a standard normal variable is at most x. Source: Hart 1968, after West 2005, Better Approximations to Cumulative Normal Functions. */
export const normalCdf = (x: number): number => (x > 0 ? 1 - upperTail(x) : upperTail(-x))

const central = {
  over: Float64Array.of(
    2509.0809287301227,
    33430.57558358813,
    67265.7709270087,
    45921.95393154987,
    13731.69376550946,
    1971.5909503065513,
    133.14166789178438,
    3.3871328727963665,
  ),
  under: Float64Array.of(
    5226.495278852854,
    28729.085735721943,
    39307.89580009271,
    21213.794301586597,
    5394.196021424751,
    687.1870074920579,
    42.31333070160091,
    1,
  ),
}
const middle = {
  over: Float64Array.of(
    0.0007745450142783414,
    0.022723844989269184,
    0.2417807251774506,
    1.2704582524523684,
    3.6478483247632045,
    5.769497221460691,
    4.630337846156546,
    1.4234371107496835,
  ),
  under: Float64Array.of(
    1.0507500716444169e-9,
    0.0005475938084995345,
    0.015198666563616457,
    0.14810397642748008,
    0.6897673349851,
    1.6763848301838038,
    2.053191626637759,
    1,
  ),
}
const far = {
  over: Float64Array.of(
    2.0103343992922881e-7,
    2.7115555687434876e-5,
    0.0012426609473880784,
    0.026532189526576124,
    0.29656057182850487,
    1.7848265399172913,
    5.463784911164114,
    6.657904643501103,
  ),
  under: Float64Array.of(
    2.0442631033899397e-15,
    1.421511758316446e-7,
    1.8463183175100548e-5,
    0.0007868691311456133,
    0.014875361290850615,
    0.1369298809227358,
    0.599832206555888,
    1,
  ),
}

/** Replaces the p at a place by the x with Φ(x) = p. */
function toNormalQuantile(values: Float64Array, place: number): void {
  const p = values[place] ?? 0
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    values[place] = (q * polynomial(central.over, r)) / polynomial(central.under, r)
    return
  }
  const r = Math.sqrt(-naturalLog(q < 0 ? p : 1 - p))
  const { over: top, under: bottom } = r <= 5 ? middle : far
  const x = polynomial(top, r - (r <= 5 ? 1.6 : 5)) / polynomial(bottom, r - (r <= 5 ? 1.6 : 5))
  values[place] = q < 0 ? -x : x
}

/**
 * Replaces each p, between 0 and 1, by the x with Φ(x) = p, to 16 digits. In place, because numbers that a function
 * takes and returns are boxed, and draws make 10⁸ of them. Source: Wichura 1988, Algorithm AS 241 (PPND16).
 */
export function toNormalQuantiles(values: Float64Array): void {
  for (let place = 0; place < values.length; place += 1) toNormalQuantile(values, place)
}

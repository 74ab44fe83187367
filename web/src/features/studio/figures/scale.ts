export type Scale = {
  (value: number): number
  readonly domain: readonly [number, number]
}

/** A straight line from values to places; a domain without width leads to its start. */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  const factor = to === from ? 0 : (end - start) / (to - from)
  return Object.assign((value: number) => start + (value - from) * factor, { domain: [from, to] as const })
}

const mantissas = [1, 2, 2.5, 5, 10]

/** Round numbers (1, 2, 2.5 or 5 times a power of ten) from within the domain, `count` of them at most. */
export function ticks([from, to]: readonly [number, number], count: number): readonly number[] {
  if (!(to > from) || count < 1) return [from]
  const rough = (to - from) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * (mantissas.find((mantissa) => mantissa * power >= rough * (1 - 1e-9)) ?? 10)
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) =>
    Number(((first + k) * step).toPrecision(12)),
  )
}

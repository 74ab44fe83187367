import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../web/src/ui/area-marks.ts'

type Triple = readonly [number, number, number]

const tokens = readFileSync('web/src/tokens.css', 'utf8')
const pairs = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)
const colour = (name: string, scheme: 'light' | 'dark') => pairs.get(name)?.[scheme] ?? ''
const hues = [...pairs.keys()].filter((name) => name.startsWith('area-'))

const times = (rows: readonly Triple[], [x, y, z]: Triple): Triple => {
  const [a = 0, b = 0, c = 0] = rows.map(([p, q, r]) => p * x + q * y + r * z)
  return [a, b, c]
}
const clipped = ([x, y, z]: Triple): Triple => {
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [clip(x), clip(y), clip(z)]
}

/** Linear light of #rrggbb (IEC 61966-2-1). */
function linear(hex: string): Triple {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return [r, g, b]
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const light = [a, b].map((hex) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0])
  return (Math.max(...light) + 0.05) / (Math.min(...light) + 0.05)
}

/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
const sights: Readonly<Record<string, readonly Triple[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_82, 0.042_94, 0.968_881],
  ],
  protanopia: [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
  ],
}

const toXyz: readonly Triple[] = [
  [0.412_456_4, 0.357_576_1, 0.180_437_5],
  [0.212_672_9, 0.715_152_2, 0.072_175],
  [0.019_333_9, 0.119_192, 0.950_304_1],
]

/** CIE 1976 L*a*b* under D65. */
function lab(light: Triple): Triple {
  const [x, y, z] = times(toXyz, light)
  const [fx = 0, fy = 0, fz = 0] = [x / 0.950_47, y, z / 1.088_83].map((value) =>
    value > 216 / 24_389 ? Math.cbrt(value) : ((24_389 / 27) * value + 16) / 116,
  )
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
}

/** ΔE*ab (CIE 1976) of two colours in one sight. */
function difference(a: string, b: string, sight: readonly Triple[]): number {
  const [p, q] = [a, b].map((hex) => lab(clipped(times(sight, linear(hex)))))
  return Math.hypot(...(p ?? []).map((value, index) => value - (q?.[index] ?? 0)))
}

describe.each(['light', 'dark'] as const)('the hues of areas on %s', (scheme) => {
  it('stand out from both grounds by 3.2 : 1', () => {
    expect(hues).toHaveLength(9)
    for (const hue of hues)
      for (const ground of ['paper', 'surface'])
        expect(contrast(colour(hue, scheme), colour(ground, scheme)), hue).toBeGreaterThanOrEqual(3.2)
  })

  it.each(Object.keys(sights))('lie 22 ΔE apart from each other and from the line in %s sight', (name) => {
    const all = [...hues, 'wheat']
    for (const [index, a] of all.entries())
      for (const b of all.slice(index + 1)) {
        const apart = difference(colour(a, scheme), colour(b, scheme), sights[name] ?? [])
        expect(apart, `${a} ${b}`).toBeGreaterThanOrEqual(22)
      }
  })
})

const named = (names: readonly string[]) => names.map((name) => ({ id: name.toLowerCase(), name }))

describe('the mark of an area that a call defines itself', () => {
  it('has a hue of its own until all are used, and a shape that its neighbours do not have', () => {
    const names = ['Astronomy', 'Biology', 'Chemistry', 'Climate', 'Engineering', 'Humanities', 'Medicine']
    const marks = [...marksOf(named([...names, 'Physics'])).values()]
    expect(new Set(marks.map(({ hue }) => hue)).size).toBe(8)
    for (const [i, { shape }] of marks.slice(1).entries()) expect(shape).not.toBe(marks[i]?.shape)
    const many = marksOf(Array.from({ length: 20 }, (_, i) => ({ id: `area-${i}`, name: `Area ${i}` })))
    expect(new Set([...many.values()].map(({ hue }) => hue)).size).toBe(9)
    expect(new Set([...many.values()].map(({ hue, shape }) => `${hue} ${shape}`)).size).toBe(20)
    expect(new Set([...many.values()].map(({ letter }) => letter)).size).toBe(20)
  })

  it('leaves the usual areas their marks, and takes none of their hues or letters', () => {
    const marks = marksOf(named(['Quantum', 'Quarks', 'Open', 'Literature']))
    expect(marks.get('quantum')).toEqual(marksOf(named(['Quantum'])).get('quantum'))
    expect(['quantum', 'quarks', 'open', 'literature'].map((id) => marks.get(id)?.letter)).toEqual([
      'Q',
      'Qu',
      'O',
      'L',
    ])
    expect(new Set([...marks.values()].map(({ hue }) => hue)).size).toBe(4)
  })

  it('has a letter that no other area has', () => {
    const marks = marksOf(named(['Chemistry', 'Climate', 'Physics']))
    expect([...marks.values()].map(({ letter }) => letter)).toEqual(['Ch', 'Cl', 'P'])
  })
})

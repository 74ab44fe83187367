import { describe, expect, it } from 'vitest'
import { successRates } from '@furrow/core/allocation/success-rates'

const of = (group: string, count: number, funded = 0) =>
  Array.from({ length: count }, (_, i) => ({
    group,
    funded: i < funded,
    requested: 10,
    awarded: i < funded ? 6 : 0,
  }))

describe('success rates', () => {
  it('shows groups of five and more with what they asked for and got, the largest first', () => {
    const rates = successRates([...of('b', 5, 1), ...of('a', 8, 2)])
    expect(rates.shown).toEqual([
      { group: 'a', applied: 8, funded: 2, requested: 80, awarded: 12 },
      { group: 'b', applied: 5, funded: 1, requested: 50, awarded: 6 },
    ])
    expect(rates.others).toBeNull()
    expect(rates.total).toEqual({ applied: 13, funded: 3, requested: 130, awarded: 18 })
  })

  it('puts small groups together where they are enough', () => {
    const rates = successRates([...of('a', 8), ...of('b', 3, 1), ...of('c', 2, 1)])
    expect(rates.shown.map(({ group }) => group)).toEqual(['a'])
    expect(rates.others).toMatchObject({ groups: 2, applied: 5, funded: 2 })
  })

  it('hides the next larger group too where a single small one would come out by subtraction', () => {
    const rates = successRates([...of('a', 9), ...of('b', 6, 2), ...of('c', 4, 4)])
    expect(rates.shown.map(({ group }) => group)).toEqual(['a'])
    expect(rates.others).toMatchObject({ groups: 2, applied: 10, funded: 6 })
  })

  it('hides the next larger group too where two small ones are fewer than five together', () => {
    const rates = successRates([...of('a', 9), ...of('b', 6), ...of('c', 2, 1), ...of('d', 1)])
    expect(rates.others).toMatchObject({ groups: 3, applied: 9 })
  })

  it('shows nothing but the total where all there is are a few small groups', () => {
    expect(successRates(of('a', 4, 1))).toMatchObject({ shown: [], others: null, total: { applied: 4 } })
    expect(successRates([])).toMatchObject({ shown: [], others: null, total: { applied: 0 } })
  })

  it('never leaves fewer than five, or one group alone, to be found by subtraction', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const sizes = Array.from({ length: 1 + (seed % 6) }, (_, g) => 1 + ((seed * (g + 3) * 7) % 11))
      const all = sizes.flatMap((size, g) => of(String(g), size, size % 3))
      const { shown, others, total } = successRates(all)
      const visible = shown.reduce((sum, { applied }) => sum + applied, 0)
      const rest = total.applied - visible
      expect(shown.every(({ applied }) => applied >= 5)).toBe(true)
      if (rest === 0) continue
      const isAll = shown.length === 0
      expect(isAll || rest >= 5).toBe(true)
      expect(isAll || (others?.groups ?? 0) >= 2).toBe(true)
    }
  })
})

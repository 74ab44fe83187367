import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceListSchema, type PriceList } from '@furrow/core/contract/price-list'
import { applicantKinds } from '@furrow/core/contract/proposal-limits'
import { priceOf, rowsInForce, sumOfValues, totalValue, valueOf } from '@furrow/core/machine/award-value'

const row = (
  applicantKind: PriceList['rows'][number]['applicantKind'],
  validFrom: string,
  perGpuHour: number,
) => ({
  applicantKind,
  validFrom,
  perGpuHour,
  paying: applicantKind === 'company',
  assumed: false,
})
const list: PriceList = {
  rows: [row(null, '2026-01-01', 20), row('company', '2026-06-01', 24.5), row('company', '2026-01-01', 0.29)],
  funders: [],
}

interface Asked {
  readonly hours: number
  readonly kind: PriceList['rows'][number]['applicantKind']
  readonly date: string
}

const partOf = ({ hours, kind, date }: Asked, { rows } = list) => ({
  hours,
  price: priceOf({ kind, date }, rows),
})
const worth = (asked: Asked, prices = list) => valueOf([partOf(asked, prices)])

describe('the value of an award', () => {
  it('adds up with others to the hundredth, and to nothing where none has a price', () => {
    const inKind = valueOf([{ hours: 3, price: { perGpuHour: 0.1, paying: false, assumed: true } }])
    const toPay = valueOf([{ hours: 7, price: { perGpuHour: 0.1, paying: true, assumed: false } }])
    expect(sumOfValues([inKind, null, toPay])).toEqual({
      amount: 1,
      toPay: 0.7,
      perGpuHour: 0.1,
      paying: true,
      assumed: true,
    })
    const dearer = valueOf([{ hours: 1, price: { perGpuHour: 20, paying: false, assumed: false } }])
    expect(sumOfValues([inKind, dearer])).toMatchObject({ amount: 20.3, perGpuHour: null, paying: false })
    expect([sumOfValues([]), sumOfValues([null])]).toEqual([null, null])
  })

  it('is hours times the price that holds on the day, of the kind or of every kind', () => {
    const on = (date: string) => worth({ hours: 100, kind: 'company', date })
    expect(on('2025-12-31')).toBeNull()
    expect(on('2026-01-01')).toMatchObject({ amount: 29, perGpuHour: 0.29, paying: true })
    expect(on('2026-05-31')).toMatchObject({ amount: 29 })
    expect(on('2026-06-01')).toMatchObject({ amount: 2450 })
    expect(on('2030-01-01')).toMatchObject({ amount: 2450 })
    expect(worth({ hours: 100, kind: 'hospital', date: '2026-06-01' })).toMatchObject({
      amount: 2000,
      paying: false,
    })
    expect(worth({ hours: 100, kind: null, date: '2026-06-01' })).toMatchObject({ amount: 2000 })
  })

  it('is the sum of its parts, each at its own price, with what of it is to be paid', () => {
    const early = partOf({ hours: 100, kind: 'company', date: '2026-01-01' })
    const late = partOf({ hours: 10, kind: 'company', date: '2026-06-01' })
    const inKind = partOf({ hours: 5, kind: 'hospital', date: '2026-06-01' })
    const none = { hours: 1000, price: null }
    expect(valueOf([early, early])).toMatchObject({ amount: 58, toPay: 58, perGpuHour: 0.29 })
    expect(valueOf([early, late, inKind, none])).toEqual({
      amount: 374,
      toPay: 274,
      perGpuHour: null,
      paying: true,
      assumed: false,
    })
    expect(valueOf([none])).toBeNull()
    expect(totalValue([early, late, inKind, none], [])).toMatchObject({
      inKind: 100,
      toPay: 274,
      unpricedHours: 1000,
    })
  })

  it('is found by the rows in force on the day alone', () => {
    expect(rowsInForce(list.rows, '2025-12-31')).toEqual([])
    expect(rowsInForce(list.rows, '2026-05-31').map(({ perGpuHour }) => perGpuHour)).toEqual([20, 0.29])
    expect(rowsInForce(list.rows, '2026-06-01').map(({ perGpuHour }) => perGpuHour)).toEqual([20, 24.5])
  })

  it('is exact where doubles are not, and rounds halves of a hundredth to even', () => {
    const at = (perGpuHour: number) => ({ ...list, rows: [row(null, '2026-01-01', perGpuHour)] })
    expect(worth({ hours: 3, kind: null, date: '2026-01-01' }, at(0.1))?.amount).toBe(0.3)
    expect(worth({ hours: 1, kind: null, date: '2026-01-01' }, at(0.125))?.amount).toBe(0.12)
    expect(worth({ hours: 3, kind: null, date: '2026-01-01' }, at(0.125))?.amount).toBe(0.38)
    expect(worth({ hours: 1_000_000_000, kind: null, date: '2026-01-01' }, at(0.0001))?.amount).toBe(100_000)
  })
})

const shares = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b)])
  .map((cuts) => cuts.slice(1).map((cut, place) => (cut - (cuts[place] ?? 0)) / 10_000))
const award = fc.record({
  hours: fc.integer({ min: 0, max: 1_000_000 }),
  kind: fc.constantFrom(...applicantKinds, null),
})
const cents = (amount: number): bigint => BigInt(Math.round(amount * 100))
const sumOf = (amounts: readonly number[]): bigint => amounts.reduce((sum, amount) => sum + cents(amount), 0n)

describe('the sums of a decision', () => {
  it('add up: awards to in kind and to pay, funders to what is given in kind', () => {
    fc.assert(
      fc.property(fc.array(award, { maxLength: 30 }), shares, (given, parts) => {
        const funders = parts.map((shareFraction, n) => ({ name: `F${n}`, shareFraction, assumed: false }))
        const valued = given.map((asked) => partOf({ ...asked, date: '2026-07-01' }))
        const totals = totalValue(valued, funders)
        const amounts = valued.map((part) => valueOf([part])?.amount ?? 0)
        expect(sumOf(amounts)).toBe(cents(totals.inKind) + cents(totals.toPay))
        expect(sumOf(totals.funders.map(({ amount }) => amount))).toBe(cents(totals.inKind))
        for (const [place, share] of parts.entries())
          expect(Math.abs((totals.funders[place]?.amount ?? 0) - share * totals.inKind)).toBeLessThan(
            0.011 + totals.inKind * 1e-12,
          )
      }),
    )
  })

  it('count hours without a price, and name nobody for what no share covers', () => {
    const part = partOf({ hours: 10, kind: null, date: '2026-07-01' })
    const funders = [{ name: 'F', shareFraction: 0.25, assumed: true }]
    expect(totalValue([part, { hours: 7, price: null }], funders)).toEqual({
      inKind: 200,
      toPay: 0,
      assumed: false,
      unpricedHours: 7,
      funders: [
        { name: 'F', amount: 50, assumed: true },
        { name: null, amount: 150, assumed: false },
      ],
    })
  })
})

describe('a price list', () => {
  const pathsOf = (wrong: unknown) =>
    priceListSchema.safeParse(wrong).error?.issues.map(({ path }) => path.join('.')) ?? []

  it('is refused with the field that is wrong', () => {
    const rows = [row(null, '2026-01-01', 20), row(null, '2026-01-01', 21)]
    expect(pathsOf({ rows, funders: [] })).toEqual(['rows.1.validFrom'])
    expect(pathsOf({ rows: [row(null, '2026-02-30', -1)], funders: [] })).toEqual([
      'rows.0.perGpuHour',
      'rows.0.validFrom',
    ])
    expect(pathsOf({ rows: [row(null, '2026-02-03', 0.12345)], funders: [] })).toEqual(['rows.0.perGpuHour'])
    const funder = (name: string, shareFraction: number) => ({ name, shareFraction, assumed: true })
    expect(pathsOf({ rows: [], funders: [funder('A', 0.7), funder('B', 0.3001)] })).toEqual([
      'funders.1.shareFraction',
    ])
    expect(pathsOf({ rows: [], funders: [funder('A', 0.1), funder('A', 0.2)] })).toEqual(['funders.1.name'])
    expect(pathsOf({ rows: [], funders: [funder('A', 0.7), funder('B', 0.3)] })).toEqual([])
  })
})

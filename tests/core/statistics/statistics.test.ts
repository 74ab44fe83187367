import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastGroup, mergeSmall } from '@furrow/core/statistics/disclosure'
import {
  dimensions,
  statisticsOf,
  type Counted,
  type Dimension,
  type StatisticsTable,
} from '@furrow/core/statistics/statistics'

const base: Counted = {
  area: 'quantum',
  track: 'regular',
  institution: 'North',
  careerStage: 'early',
  firstTime: 'no',
  ranked: true,
  requested: 1000,
  awarded: 0,
}

const several = (count: number, change: Partial<Counted>): Counted[] =>
  Array.from({ length: count }, () => ({ ...base, ...change }))

const tableOf = (tables: readonly StatisticsTable[], dimension: Dimension) =>
  tables
    .find((table) => table.dimension === dimension)
    ?.rows.map(({ id, proposals, funded }) => ({
      id,
      proposals,
      funded,
    }))

describe('statistics of a call', () => {
  it('put institutions under five together, and join the smallest shown one where the rest is still too small', () => {
    const proposals = [
      ...several(9, { institution: 'North' }),
      ...several(6, { institution: 'South' }),
      ...several(2, { institution: 'East' }),
    ]
    expect(tableOf(statisticsOf(proposals, { snapshotPublished: true }), 'institution')).toEqual([
      { id: 'North', proposals: 9, funded: 0 },
      { id: null, proposals: 8, funded: 0 },
    ])
  })

  it('show no institution of which fewer than five were turned down, since its awards are named', () => {
    const proposals = [
      ...several(4, { institution: 'North', awarded: 500 }),
      ...several(2, { institution: 'North' }),
      ...several(9, { institution: 'South' }),
      ...several(8, { institution: 'West' }),
    ]
    expect(tableOf(statisticsOf(proposals, { snapshotPublished: true }), 'institution')).toEqual([
      { id: 'South', proposals: 9, funded: 0 },
      { id: null, proposals: 14, funded: 4 },
    ])
  })

  it('show a rate of a career stage only where five were funded and five were not', () => {
    const proposals = [
      ...several(6, { careerStage: 'early', awarded: 500 }),
      ...several(7, { careerStage: 'early' }),
      ...several(5, { careerStage: 'senior', awarded: 500 }),
      ...several(9, { careerStage: 'senior' }),
      ...several(1, { careerStage: 'established', awarded: 500 }),
      ...several(14, { careerStage: 'established' }),
    ]
    expect(tableOf(statisticsOf(proposals, { snapshotPublished: true }), 'careerStage')).toEqual([
      { id: 'established', proposals: 15, funded: null },
      { id: 'senior', proposals: 14, funded: 5 },
      { id: 'early', proposals: 13, funded: null },
    ])
  })

  it('count area, track and size exactly where the snapshot shows them, with hours', () => {
    const proposals = [...several(2, { awarded: 800 }), ...several(1, { area: 'open', requested: 50_000 })]
    const tables = statisticsOf(proposals, { snapshotPublished: true })
    expect(tables.find(({ dimension }) => dimension === 'area')?.rows).toEqual([
      { id: 'open', proposals: 1, funded: 0, requested: 50_000, awarded: 0 },
      { id: 'quantum', proposals: 2, funded: 2, requested: 2000, awarded: 1600 },
    ])
    expect(tableOf(tables, 'size')?.map(({ id }) => id)).toEqual(['0', '20000'])
    expect(tables.filter(({ masked }) => masked).flatMap(({ rows }) => rows)).toEqual([])
  })

  it('mask track and size too where the snapshot is not published, and leave area to the outcome', () => {
    const proposals = [...several(8, {}), ...several(3, { track: 'large', requested: 150_000 })]
    const tables = statisticsOf(proposals, { snapshotPublished: false })
    expect(tables.map(({ dimension }) => dimension)).toEqual(dimensions.slice(1))
    expect([tableOf(tables, 'track'), tableOf(tables, 'size')]).toEqual([[], []])
  })

  it('say nothing of no proposals', () => {
    const tables = statisticsOf([], { snapshotPublished: true })
    expect(tables.flatMap(({ rows }) => rows)).toEqual([])
  })
})

const few = (size: number) => size > 0 && size < leastGroup

const proposal = fc.record({
  area: fc.constantFrom('quantum', 'open'),
  track: fc.constantFrom('regular', 'large'),
  institution: fc.constantFrom('North', 'South', 'East', 'West', ''),
  careerStage: fc.constantFrom('early', 'senior', 'established', ''),
  firstTime: fc.constantFrom('yes', 'no', ''),
  ranked: fc.boolean(),
  requested: fc.constantFrom(1000, 10_000, 50_000),
  awarded: fc.constantFrom(0, 0, 500),
})

const calls = fc.record({
  proposals: fc.array(proposal, { maxLength: 60 }),
  snapshotPublished: fc.boolean(),
})

const valueOf = (counted: Counted, dimension: Dimension) =>
  dimension === 'size'
    ? String(
        [50_000, 10_000, 1000].indexOf(counted.requested) === 0
          ? 20_000
          : counted.requested === 10_000
            ? 5000
            : 0,
      )
    : counted[dimension]

/** The sets of proposals that the rows of a table count. */
function setsOf({ dimension, rows }: StatisticsTable, proposals: readonly Counted[]): Set<number>[] {
  const named = new Set(rows.map(({ id }) => id))
  return rows.map(({ id }) => {
    const isMember = (counted: Counted) =>
      id === null ? !named.has(valueOf(counted, dimension)) : valueOf(counted, dimension) === id
    return new Set([...proposals.keys()].filter((index) => isMember(proposals[index] ?? base)))
  })
}

const lies = (a: Set<number>, b: Set<number>) => [...a].every((member) => b.has(member))

describe('no published count', () => {
  it('tells of fewer than five, alone or as the difference of any two, by brute force over all pairs', () => {
    fc.assert(
      fc.property(calls, ({ proposals, snapshotPublished }) => {
        const tables = statisticsOf(proposals, { snapshotPublished })
        const masked = tables.filter((table) => table.masked).flatMap((table) => setsOf(table, proposals))
        const open = tables.filter((table) => !table.masked).flatMap((table) => setsOf(table, proposals))
        const everyone = new Set(proposals.keys())
        const pairs = masked.flatMap((set) =>
          [...masked, ...open, everyone].map((other) => [set, other] as const),
        )
        const nested = pairs.filter(([a, b]) => lies(a, b) || lies(b, a))
        expect(masked.filter(({ size }) => few(size))).toEqual([])
        expect(nested.filter(([a, b]) => few(Math.abs(a.size - b.size)))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('tells who of fewer than five was funded or was not, for any sum of the rows of a masked table', () => {
    fc.assert(
      fc.property(calls, ({ proposals, snapshotPublished }) => {
        const funded = proposals.filter(({ awarded }) => awarded > 0).length
        for (const { dimension, rows } of statisticsOf(proposals, { snapshotPublished })) {
          if (dimension !== 'careerStage' && dimension !== 'firstTime') continue
          const rated = rows.filter((row) => row.funded !== null)
          for (let choice = 1; choice < 2 ** rated.length; choice += 1) {
            const chosen = rated.filter((_, index) => (choice >> index) % 2 === 1)
            const [inside, members] = [
              chosen.reduce((sum, row) => sum + (row.funded ?? 0), 0),
              chosen.reduce((sum, row) => sum + row.proposals, 0),
            ]
            const cells = [inside, members - inside, funded - inside]
            expect(cells.filter(few)).toEqual([])
            expect(few(proposals.length - funded - (members - inside))).toBe(false)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('loses or doubles a proposal: a table that is shown adds up to all', () => {
    fc.assert(
      fc.property(calls, ({ proposals, snapshotPublished }) => {
        for (const { rows } of statisticsOf(proposals, { snapshotPublished })) {
          const sum = rows.reduce((total, row) => total + row.proposals, 0)
          expect(rows.length === 0 || sum === proposals.length).toBe(true)
        }
      }),
    )
  })

  it('depends on the order of the proposals', () => {
    fc.assert(
      fc.property(calls, ({ proposals, snapshotPublished }) => {
        const turned = statisticsOf(proposals.toReversed(), { snapshotPublished })
        expect(turned).toEqual(statisticsOf(proposals, { snapshotPublished }))
      }),
    )
  })

  it('joins groups that may be shown', () => {
    const members = new Set([0, 1, 2, 3, 4])
    expect(mergeSmall([{ id: 'North', members }], () => true)).toEqual([{ id: 'North', members }])
  })
})

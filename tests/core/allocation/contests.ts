import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contest } from '@furrow/core/allocation/contest'
import { tieRanks } from '@furrow/core/ranking/tie-order'
import { totalOrder } from '@furrow/core/ranking/total-order'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'oracles', 'allocation')

/** A file of worked numbers. */
export const worked = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** A proposal of a worked example: bounds in units, a score on a scale of its own. */
export interface Entry {
  readonly id: string
  readonly score: number
  readonly U: number
  readonly L: number
  readonly area?: string
}

type Amounts = Readonly<Record<string, number>>

interface Bounds {
  readonly N: number
  readonly seed?: string
  readonly guarantee?: Amounts
  readonly maximum?: Amounts
}

export const tiesOf = (entries: readonly Entry[], seed: string): Int32Array =>
  tieRanks(
    seed,
    entries.map(({ id }) => id),
  )

/** A worked example as the policies take it; indices as the entries stand. */
export function contestOf(
  entries: readonly Entry[],
  { N, seed = '', guarantee = {}, maximum = {} }: Bounds,
): Contest {
  const areaOf = ({ area = '' }: Entry): string => area
  const areas = [...new Set(entries.map(areaOf))].sort()
  const asked = (area: string): number =>
    entries.filter((entry) => areaOf(entry) === area).reduce((sum, { U }) => sum + U, 0)
  const priority = Float64Array.from(entries, ({ score }) => score)
  return {
    units: N,
    order: totalOrder(Int32Array.from(entries.keys()), { priority, ties: tiesOf(entries, seed) }),
    upper: Float64Array.from(entries, ({ U }) => U),
    lower: Float64Array.from(entries, ({ L }) => L),
    area: Int32Array.from(entries, (entry) => areas.indexOf(areaOf(entry))),
    priority,
    guarantee: Float64Array.from(areas, (area) =>
      Math.min(guarantee[area] ?? 0, maximum[area] ?? N, asked(area)),
    ),
    maximum: Float64Array.from(areas, (area) => maximum[area] ?? N),
  }
}

export const named = (entries: readonly Entry[], awards: ArrayLike<number>): Amounts =>
  Object.fromEntries(entries.map(({ id }, index) => [id, awards[index] ?? 0]))

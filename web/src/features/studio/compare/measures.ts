import { jainIndex } from '@furrow/core/allocation/measures'
import { energyOf } from '@furrow/core/machine/energy'
import type { Names } from '../names.ts'
import type { FieldView, RunView } from '../run-view.ts'

const at = (values: Float64Array | Int32Array, i: number): number => values[i] ?? 0

/** One scenario with what it comes to. */
export type Side = {
  readonly key: string
  readonly name: string
  readonly view: RunView
}

export type Comparison = {
  /** 1 where all ranked get the same part of what they ask for; null where nobody is funded. */
  readonly jain: number | null
  /** Funded first-time applicants; null where no proposal says. */
  readonly firstTimers: number | null
  /** Mean score of a given hour in points, by the scores of the yardstick; null where none is given. */
  readonly meanScore: number | null
  readonly shortfall: number
  readonly footprint: ReturnType<typeof energyOf> | null
}

type Given = { readonly field: FieldView; readonly names: Names; readonly yardstick: RunView }

function firstTimersIn({ award }: RunView, { firstTimes }: Names): number | null {
  if (firstTimes.every((first) => first === null)) return null
  return firstTimes.filter((first, i) => first === true && at(award, i) > 0).length
}

/** By the scores of one scenario: each other's own scores would praise their own choice. */
function meanScoreOf({ award, totals }: RunView, { score }: RunView): number | null {
  if (totals.awarded === 0) return null
  const sum = award.reduce((total, hours, i) => total + hours * Math.max(0, at(score, i)), 0)
  return sum / totals.awarded / 1000
}

/** What a scenario comes to beside others. */
export function comparisonOf(view: RunView, { field, names, yardstick }: Given): Comparison {
  const ranked = view.order.subarray(0, view.ranked)
  return {
    jain: jainIndex(Array.from(ranked, (i) => at(view.award, i) / Math.max(1, at(field.upper, i)))),
    firstTimers: firstTimersIn(view, names),
    meanScore: meanScoreOf(view, yardstick),
    shortfall: view.areas.reduce((sum, area) => sum + area.shortfall, 0),
    footprint: field.machine === undefined ? null : energyOf(view.totals.awarded, field.machine),
  }
}

export type Standing = 'robust' | 'fragile' | 'unfunded'

export type Differing = {
  readonly proposal: number
  readonly standing: Standing
  /** Largest less smallest award, in GPU-hours. */
  readonly spread: number
}

/** Every proposal that some scenario funds: those whose awards differ most first, then by rank in the first scenario. */
export function standingsOf(sides: readonly Side[]): readonly Differing[] {
  const [first] = sides
  if (first === undefined) return []
  return [...first.view.order]
    .map((proposal): Differing => {
      const awards = sides.map(({ view }) => at(view.award, proposal))
      const funded = awards.filter((award) => award > 0).length
      const some = funded > 0 ? ('fragile' as const) : ('unfunded' as const)
      return {
        proposal,
        standing: funded === sides.length ? 'robust' : some,
        spread: Math.max(...awards) - Math.min(...awards),
      }
    })
    .filter(({ standing }) => standing !== 'unfunded')
    .toSorted(
      (a, b) => Number(a.standing === 'robust') - Number(b.standing === 'robust') || b.spread - a.spread,
    )
}

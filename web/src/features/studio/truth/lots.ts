import type { Engine } from '@furrow/core/allocation/engine'
import type { Parts } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import { hindsight, type Hindsight } from '@furrow/core/ranking/hindsight'

/** How right lots are over many draws: the means, and within which shares nine of ten draws lie. */
export type LotsRight = Hindsight & {
  readonly draws: number
  readonly low: number
  readonly high: number
}

const draws = 200
/** So many draws are left out at either end. */
const outer = draws / 20

const meanOf = (rows: readonly Hindsight[], key: keyof Hindsight): number =>
  rows.reduce((sum, row) => sum + row[key], 0) / rows.length

/** One throw says little of a lottery: the same scenario by 200 seeds of its own, against the truly best awards in GPU-hours. */
export function* lotsParts(engine: Engine, scenario: Scenario, best: Float64Array): Parts<LotsRight> {
  const { granularity } = engine.field.snapshot.call
  const rows: Hindsight[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    const { grants } = engine.run({ ...scenario, seed: `${scenario.seed}:lots:${draw}` })
    rows.push(
      hindsight(
        best,
        grants.award.map((units) => units * granularity),
      ),
    )
    yield { done: draw + 1, of: draws }
  }
  const shares = Float64Array.from(rows, ({ share }) => share).sort()
  return {
    draws,
    low: shares[outer] ?? 0,
    high: shares[draws - 1 - outer] ?? 0,
    bestHours: meanOf(rows, 'bestHours'),
    rightHours: meanOf(rows, 'rightHours'),
    share: meanOf(rows, 'share'),
    funded: meanOf(rows, 'funded'),
    hits: meanOf(rows, 'hits'),
  }
}

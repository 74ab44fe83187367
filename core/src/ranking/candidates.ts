import type { EngineRun } from '../allocation/engine.ts'
import { stand } from '../allocation/standing.ts'
import { at } from '../scoring/at.ts'
import { tenThousandths } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'

/**
 * Who can be ranked at all: reviewed, eligible, not below its minimum, above the threshold of every criterion. What
 * is uncertain can lift a proposal over the threshold of the score, and over no other.
 */
export function candidatesOf({ field, scenario, scores }: EngineRun): Int32Array {
  const { criteria } = scenario.thresholds
  const thresholds = criteria === undefined ? {} : { criteria }
  const { standing } = stand(field, { ...scenario, thresholds }, { scores })
  return Int32Array.from(standing.keys()).filter((i) => standing[i] === 0)
}

/** Per proposal: the weight of its area, in ten-thousandths. */
export function areaWeightsOf({ field, scenario }: EngineRun): Float64Array {
  const weights = Float64Array.from(['', ...field.areaIds], (id, group) =>
    tenThousandths(group === 0 ? 1 : (own(scenario.areaWeights, id) ?? 1)),
  )
  return Float64Array.from(field.area, (group) => at(weights, group))
}

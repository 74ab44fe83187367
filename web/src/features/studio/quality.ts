import type { Engine, EngineRun } from '@furrow/core/allocation/engine'
import type { Parts } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import { drawChances } from '@furrow/core/ranking/chances'
import { judge } from '@furrow/core/ranking/judge'

/** How often awards would be the same if what the reviews leave open were drawn again; null where nothing can be said. */
export type Quality = { readonly key: string; readonly share: number | null }

export type Wanted = readonly { readonly key: string; readonly scenario: Scenario }[]

/** Enough for a mean over all awards. */
const drawsFor = (proposals: number): number => (proposals > 2000 ? 60 : 300)

/** The chance of an award to be given in a draw, as a mean over the awards. */
function shareOf({ grants }: EngineRun, funded: Float64Array): number | null {
  const own = [...grants.award.keys()].filter((i) => (grants.award[i] ?? 0) > 0)
  if (own.length === 0) return null
  return own.reduce((sum, i) => sum + (funded[i] ?? 0), 0) / own.length
}

/**
 * For each scenario the share of its awards that stands in draws of what the proposals may be worth, each draw through
 * the scenario's own policy. The exact choice is left out: it would be solved anew for every draw.
 */
export function* qualityParts(engine: Engine, wanted: Wanted): Parts<readonly Quality[]> {
  const draws = drawsFor(engine.field.ids.length)
  const found: Quality[] = []
  for (const [place, { key, scenario }] of wanted.entries()) {
    const judged = scenario.policy.kind === 'knapsack' ? null : judge(engine, scenario, undefined)
    if (judged === null || typeof judged.belief === 'string') {
      found.push({ key, share: null })
      continue
    }
    const steps = drawChances(engine, scenario, { belief: judged.belief, draws, batch: 10 })
    let step = steps.next()
    for (; step.done !== true; step = steps.next())
      yield { done: place * draws + step.value.done, of: wanted.length * draws }
    found.push({ key, share: shareOf(judged.run, step.value.funded) })
  }
  return found
}

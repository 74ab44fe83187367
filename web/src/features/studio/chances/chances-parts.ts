import type { Engine, RunOptions } from '@furrow/core/allocation/engine'
import type { Parts } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import { drawChances, type Chances } from '@furrow/core/ranking/chances'
import { judge } from '@furrow/core/ranking/judge'
import { greyZoneOf, uncertaintyOf } from '@furrow/core/ranking/uncertainty'
import type { ChancesFound, ChancesView } from './chances-view.ts'

/** NaN for who cannot be ranked. */
const ofCandidates = (values: Float64Array, candidates: Int32Array): Float64Array => {
  const own = new Float64Array(values.length).fill(NaN)
  for (const i of candidates) own[i] = values[i] ?? NaN
  return own
}

function* drawn(steps: ReturnType<typeof drawChances>): Parts<Chances> {
  let step = steps.next()
  for (; step.done !== true; step = steps.next()) yield { done: step.value.done, of: step.value.of }
  return step.value
}

/** Why the draws cannot go through the policy, or null. */
function obstacle({ policy }: Scenario, { field }: Engine): ChancesView['awards'] {
  if (policy.kind === 'knapsack') return 'slow-policy'
  if (policy.kind !== 'equal-shares') return 'drawn'
  const payers = (field.snapshot.call.funders ?? []).filter(({ purse }) => purse > 0)
  const looks = policy.voters === 'criteria' || payers.some(({ criteria }) => criteria !== undefined)
  return looks ? 'reads-criteria' : 'drawn'
}

/** Orders, which no policy changes, are drawn with the quickest of them. */
const ordersOnly = (scenario: Scenario): Scenario => ({
  ...scenario,
  policy: { kind: 'cutoff', mode: 'skip', partial: true },
})

/** The draws of a scenario with its grey zone, as `furrow score` has them. */
export function* chancesParts(
  engine: Engine,
  { scenario, solver }: { readonly scenario: Scenario } & RunOptions,
): Parts<ChancesFound> {
  const { run, belief } = judge(engine, scenario, solver)
  if (typeof belief === 'string') return { ok: false, reason: belief }
  const awards = obstacle(scenario, engine)
  const played = awards === 'drawn' ? scenario : ordersOnly(scenario)
  const chances = yield* drawn(drawChances(engine, played, { belief, solver }))
  const uncertainty = uncertaintyOf(run, { belief, chances, awards })
  const zone = greyZoneOf(run, uncertainty)
  const inZone = new Set(zone?.proposals)
  const { candidates, funded, meanHours, lowHours, highHours, rank50, rank90, draws } = chances
  const blank = new Float64Array(funded.length)
  return {
    ok: true,
    chances: {
      draws,
      awards,
      funded: ofCandidates(funded, awards === 'drawn' ? candidates : new Int32Array()),
      meanHours: awards === 'drawn' ? meanHours : blank,
      lowHours: awards === 'drawn' ? lowHours : blank,
      highHours: awards === 'drawn' ? highHours : blank,
      rank50,
      rank90,
      expectedRank: uncertainty.expectedRank,
      grey: Uint8Array.from(engine.field.ids, (id) => (inZone.has(id) ? 1 : 0)),
      line: zone?.line ?? null,
      candidates: candidates.length,
      approximate: uncertainty.facts.approximate,
      model: belief.kind,
    },
  }
}

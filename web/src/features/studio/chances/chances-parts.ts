import type { Engine, RunOptions } from '@furrow/core/allocation/engine'
import { spanned, type Parts } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Belief } from '@furrow/core/scoring/belief'
import { drawScenario } from '@furrow/core/ranking/draw-scenario'
import { judge } from '@furrow/core/ranking/judge'
import { afterDrawsOf, greyZoneOf, uncertaintyParts } from '@furrow/core/ranking/uncertainty'
import type { ChancesFound } from './chances-view.ts'

/** NaN for who cannot be ranked. */
const ofCandidates = (values: Float64Array, candidates: Int32Array): Float64Array => {
  const own = new Float64Array(values.length).fill(NaN)
  for (const i of candidates) own[i] = values[i] ?? NaN
  return own
}

type Drawn = Extract<ReturnType<ReturnType<typeof drawScenario>['next']>, { done: true }>['value']

/** Nanoseconds of a draw, per proposal. */
const drawCost = 1200

/** Standard errors and expected ranks follow the draws: they count as so many draws more as they take as long as. */
const afterDraws = (belief: Belief, proposals: number): number =>
  Math.ceil(afterDrawsOf(belief, proposals).nanoseconds / (drawCost * Math.max(1, proposals)))

function* drawn(steps: ReturnType<typeof drawScenario>, after: number): Parts<Drawn> {
  let step = steps.next()
  for (; step.done !== true; step = steps.next()) {
    const { done, of } = step.value
    yield { done, of: of + after }
  }
  return step.value
}

/** The draws of a scenario with its grey zone, as `furrow score` has them. */
export function* chancesParts(
  engine: Engine,
  { scenario, solver }: { readonly scenario: Scenario } & RunOptions,
): Parts<ChancesFound> {
  const judged = judge(engine, scenario, solver)
  const { run, belief } = judged
  if (typeof belief === 'string') return { ok: false, reason: belief }
  const after = afterDraws(belief, engine.field.ids.length)
  const { chances, awards } = yield* drawn(drawScenario(engine, judged, { solver }), after)
  if (chances === null) return { ok: false, reason: 'no-reviews' }
  const { draws } = chances
  const all = draws + after
  const uncertainty = yield* spanned(uncertaintyParts(run, { belief, chances, awards }), [draws / all, 1])
  const zone = greyZoneOf(run, uncertainty)
  const inZone = new Set(zone?.proposals)
  const { candidates, funded, meanHours, lowHours, highHours, rank50, rank90 } = chances
  return {
    ok: true,
    chances: {
      draws,
      awards,
      funded: ofCandidates(funded, awards === 'drawn' ? candidates : new Int32Array()),
      meanHours,
      lowHours,
      highHours,
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

import type { Engine, RunOptions } from '@furrow/core/allocation/engine'
import type { Parts } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import { drawScenario } from '@furrow/core/ranking/draw-scenario'
import { judge } from '@furrow/core/ranking/judge'
import { greyZoneOf, uncertaintyParts } from '@furrow/core/ranking/uncertainty'
import type { ChancesFound } from './chances-view.ts'

/** NaN for who cannot be ranked. */
const ofCandidates = (values: Float64Array, candidates: Int32Array): Float64Array => {
  const own = new Float64Array(values.length).fill(NaN)
  for (const i of candidates) own[i] = values[i] ?? NaN
  return own
}

type Drawn = Extract<ReturnType<ReturnType<typeof drawScenario>['next']>, { done: true }>['value']

/**
 * Standard errors and expected ranks follow the draws, and take half as long again among 10,000 proposals: until they
 * are there, the bar goes on by the pairs that are compared.
 */
const afterDraws = (draws: number, proposals: number): number =>
  Math.round((draws * Math.min(proposals, 10_000)) / 20_000)

function* drawn(steps: ReturnType<typeof drawScenario>, proposals: number): Parts<Drawn> {
  let step = steps.next()
  for (; step.done !== true; step = steps.next()) {
    const { done, of } = step.value
    yield { done, of: of + afterDraws(of, proposals) }
  }
  return step.value
}

interface Size {
  readonly draws: number
  readonly proposals: number
}

/** Goes on where the draws end, to the end: by the pairs that are compared. */
function* compared<T>(parts: Parts<T>, { draws, proposals }: Size): Parts<T> {
  const own = afterDraws(draws, proposals)
  let part = parts.next()
  for (; part.done !== true; part = parts.next()) {
    const { done, of } = part.value
    yield { done: draws + Math.floor((own * done) / of), of: draws + own }
  }
  return part.value
}

/** The draws of a scenario with its grey zone, as `furrow score` has them. */
export function* chancesParts(
  engine: Engine,
  { scenario, solver }: { readonly scenario: Scenario } & RunOptions,
): Parts<ChancesFound> {
  const judged = judge(engine, scenario, solver)
  const { run, belief } = judged
  if (typeof belief === 'string') return { ok: false, reason: belief }
  const { chances, awards } = yield* drawn(drawScenario(engine, judged, { solver }), engine.field.ids.length)
  if (chances === null) return { ok: false, reason: 'no-reviews' }
  const uncertainty = yield* compared(uncertaintyParts(run, { belief, chances, awards }), {
    draws: chances.draws,
    proposals: engine.field.ids.length,
  })
  const zone = greyZoneOf(run, uncertainty)
  const inZone = new Set(zone?.proposals)
  const { candidates, funded, meanHours, lowHours, highHours, rank50, rank90, draws } = chances
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

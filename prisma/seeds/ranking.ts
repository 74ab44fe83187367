import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import type { Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { normalSnapshot } from '@furrow/core/record/normal-form'
import { thresholdsOf, weightsOf } from './call-rows.ts'
import type { CallSeed } from './data/call-seed.ts'
import { snapshotOf } from './practice-snapshot.ts'

/** Unwraps what was read; practice data that their own schema refuses are a mistake here. */
const valueOf = <T>(
  parsed:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly errors: readonly { path: string }[] },
): T => {
  if (parsed.ok) return parsed.value
  throw new RangeError(`The practice data are wrong at ${parsed.errors.map(({ path }) => path).join(', ')}.`)
}

/** A scenario with its defaults filled in, with the seed of the call. */
export const scenarioOf = (call: CallSeed, content: object): Scenario =>
  valueOf(parseScenario({ ...content, seed: call.seed ?? '' }))

/** The published rules, the whole budget, and no shares of areas: what the small calls were decided with. */
export const plainScenario = (call: CallSeed) => ({
  format: 'furrow.scenario/1',
  name: 'As published',
  weights: weightsOf(call),
  thresholds: thresholdsOf(call),
  reserve: 0.05,
  policy: { kind: 'cutoff', mode: 'skip', partial: true },
})

/** Snapshot and outcome of a locked call under `content`. */
export const rank = (call: CallSeed, content: object) => {
  const snapshot = normalSnapshot(valueOf(parseSnapshot(snapshotOf(call))))
  const scenario = scenarioOf(call, content)
  return { snapshot, scenario, outcome: allocate(snapshot, scenario) }
}

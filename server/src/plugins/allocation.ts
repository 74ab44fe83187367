import { allocate } from '@furrow/core/allocation/allocate'
import { outcomeSchema, type Outcome } from '@furrow/core/contract/outcome'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { scenarioHash, snapshotHash } from '@furrow/core/record/normal-form'
import { makeAside } from './aside.ts'
import { nativeSha256 } from './native-sha256.ts'

/** The page to sign asks for the same exact outcomes again and again. */
const solveAside = makeAside({
  name: 'allocation-worker',
  limit: 20,
  parse: (message): Outcome => outcomeSchema.parse(message),
})

/**
 * The outcome of a scenario, for a request: the exact choice blocks for seconds, so it is made in a thread of
 * its own, once; every other policy takes milliseconds and is run at once.
 */
export async function allocateAside(snapshot: Snapshot, scenario: Scenario): Promise<Outcome> {
  if (scenario.policy.kind !== 'knapsack') return allocate(snapshot, scenario, { digest: nativeSha256 })
  const key = `${snapshotHash(snapshot, nativeSha256)} ${scenarioHash(scenario)}`
  return solveAside(key, { snapshot, scenario })
}

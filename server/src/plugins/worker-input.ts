import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { workerData } from 'node:worker_threads'
import { z } from 'zod'

/** What a thread was handed; a snapshot may come as its text, which need not be read before. */
export function workerInput(): { readonly snapshot: Snapshot; readonly scenario: Scenario } {
  const asked = z.strictObject({ snapshot: z.unknown(), scenario: z.unknown() }).parse(workerData)
  const { snapshot: given } = asked
  const snapshot = parseSnapshot(typeof given === 'string' ? JSON.parse(given) : given)
  const scenario = parseScenario(asked.scenario)
  if (!snapshot.ok || !scenario.ok) throw new TypeError('the worker was handed what does not parse')
  return { snapshot: snapshot.value, scenario: scenario.value }
}

import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { readAs } from './terminal.ts'

/** A record holds the scenario that was decided. */
function scenarioIn(json: unknown): unknown {
  const isRecord = typeof json === 'object' && json !== null && 'scenario' in json && 'format' in json
  return isRecord && json.format === 'furrow.record/1' ? json.scenario : json
}

/** Reads the scenario of a file, or of a record, that fits the snapshot. @throws InputError */
export const readScenario = (file: string, snapshot: Snapshot): Scenario =>
  readAs(file, (json) => parseScenario(scenarioIn(json), snapshot))

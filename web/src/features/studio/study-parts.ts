import type { Engine, RunOptions } from '@furrow/core/allocation/engine'
import { displacedBy, explainParts } from '@furrow/core/allocation/explain'
import type { Parts } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Findings, Study } from './studies.ts'

/** Runs for each question where answers do not follow one direction: fewer where a run takes longer. */
const effortFor = (proposals: number): number => Math.round(Math.min(2000, Math.max(100, 2e6 / proposals)))

export type Asked = { readonly scenario: Scenario; readonly study: Study } & RunOptions

/** A study, a part at a time. */
export function* studyParts(engine: Engine, { scenario, study, solver }: Asked): Parts<Findings> {
  const asked = { proposal: study.proposal, solver, effort: effortFor(engine.field.ids.length) }
  const explanation = yield* explainParts(engine, scenario, asked)
  return { kind: 'story', story: { explanation, displaces: displacedBy(engine, scenario, asked) } }
}

import { makeEngine } from '@furrow/core/allocation/engine'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { withSeed, type Draft } from './draft.ts'
import { fieldView, runView, type FieldView, type RunView } from './run-view.ts'

export type OutcomeText = { readonly text: string; readonly hash: string }

/** Runs drafts on one snapshot, on the page or in a worker. */
export type Runner = {
  readonly field: FieldView
  /** Answers at once on the page, later from the worker; of runs that wait only the latest is done. */
  readonly run: (draft: Draft, done: (view: RunView) => void) => void
  /** A run beside the live ones, for a comparison. */
  readonly runOnce: (draft: Draft) => Promise<RunView>
  readonly outcome: (scenario: Scenario) => Promise<OutcomeText>
  readonly close: () => void
}

/** Up to here a run fits into the frame of the input event. */
export const pageLimit = 2000

/** Runs on the page: for snapshots of up to `pageLimit` proposals. */
export function makePageRunner(snapshot: Snapshot, seed: string): Runner {
  const engine = makeEngine(snapshot)
  const view = (draft: Draft) => runView(engine, engine.run(withSeed(draft, seed)))
  return {
    field: fieldView(engine.field),
    run: (draft, done) => done(view(draft)),
    runOnce: async (draft) => view(draft),
    outcome: async (scenario) => {
      const text = canonicalJson(engine.outcome(scenario))
      return { text, hash: sha256(text) }
    },
    close: () => undefined,
  }
}

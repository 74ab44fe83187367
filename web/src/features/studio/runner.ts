import { makeEngine } from '@furrow/core/allocation/engine'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { detailsOf, type Details } from './details.ts'
import { withSeed, type Draft } from './draft.ts'
import { askUntilAnswered, isEnded } from './ended.ts'
import type { Studies } from './studies.ts'
import { fieldView, runView, type FieldView, type RunView } from './run-view.ts'

export type OutcomeText = { readonly text: string; readonly hash: string }

/** What a run says besides its result. */
export type OnTheWay = {
  readonly failed?: (error: unknown) => void
  /** So many models were given to the solver of the exact choice. */
  readonly solving?: (models: number) => void
}

/** Runs drafts on one snapshot, on the page or in a worker. */
export type Runner = {
  readonly field: FieldView
  /** Answers at once on the page, later from the worker; of runs that wait only the latest is done. */
  readonly run: (draft: Draft, done: (view: RunView) => void, way?: OnTheWay) => void
  /** Ends the exact choice that is being worked on without an answer; who waits for another is told (`isEnded`). */
  readonly cancel: () => void
  /** A run beside the live ones, for a comparison. */
  readonly runOnce: (draft: Draft) => Promise<RunView>
  readonly outcome: (scenario: Scenario) => Promise<OutcomeText>
  /** The reviews of one proposal, by its place, and how its score comes from them. */
  readonly details: (draft: Draft, proposal: number) => Promise<Details>
  readonly close: () => void
}

export type StudioRunner = Runner & Studies

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
    details: async (draft, proposal) => detailsOf(engine, withSeed(draft, seed), proposal),
    cancel: () => undefined,
    close: () => undefined,
  }
}

const isExact = ({ policy }: { readonly policy: { readonly kind: string } }): boolean =>
  policy.kind === 'knapsack'

/** A run of which only the latest is done: one that is overtaken stays unanswered. */
const latestOf = (runner: Runner, draft: Draft, solving: OnTheWay['solving']) =>
  new Promise<RunView>((resolve, reject) => {
    runner.run(draft, resolve, { failed: reject, ...(solving && { solving }) })
  })

/**
 * Hands the exact choice to a runner of its own, opened when it is first asked for; everything else stays with
 * the first. An answer that comes after another question is dropped, and a runner that failed is not asked again:
 * a solver that tripped over a model may be broken for every other.
 */
export function withExact(runner: Runner, open: () => Promise<Runner>): Runner {
  let exact: Promise<Runner> | undefined
  let question = 0
  const openOnce = () => {
    exact ??= open().catch((error: unknown) => {
      exact = undefined
      throw error
    })
    return exact
  }
  /** Who waits for its answers is told that it was ended. */
  const drop = (opened: Promise<Runner> | undefined) => {
    if (exact === opened) exact = undefined
    // Where it could not be opened, whoever asked for it knows.
    void opened?.then(
      (runs) => runs.close(),
      () => undefined,
    )
  }
  async function askExact<T>(ask: (runs: Runner) => Promise<T>): Promise<T> {
    const opened = openOnce()
    try {
      return await ask(await opened)
    } catch (error) {
      if (!isEnded(error)) drop(opened)
      throw error
    }
  }
  async function runExact(draft: Draft, done: (view: RunView) => void, { failed, solving }: OnTheWay) {
    question += 1
    const own = question
    const isWanted = () => own === question
    const count = (models: number) => {
      if (isWanted()) solving?.(models)
    }
    const ask = () => askExact((runs) => latestOf(runs, draft, count))
    const view = await askUntilAnswered(ask, isWanted).catch((error: unknown) => {
      if (isWanted()) failed?.(error)
      return null
    })
    if (view !== null && isWanted()) done(view)
  }
  const runPlain: Runner['run'] = (draft, done, way) => {
    question += 1
    const own = question
    runner.run(
      draft,
      (view) => {
        if (own === question) done(view)
      },
      way,
    )
  }
  /** Nothing else stops a solver at once than the end of its worker; the next question opens another. */
  const cancel = () => {
    question += 1
    drop(exact)
  }
  return {
    ...runner,
    run: (draft, done, way = {}) => {
      if (isExact(draft)) void runExact(draft, done, way)
      else runPlain(draft, done, way)
    },
    cancel,
    runOnce: async (draft) =>
      isExact(draft) ? askExact((runs) => runs.runOnce(draft)) : runner.runOnce(draft),
    outcome: async (scenario) =>
      isExact(scenario) ? askExact((runs) => runs.outcome(scenario)) : runner.outcome(scenario),
    close: () => {
      runner.close()
      drop(exact)
    },
  }
}

import { budgetCurveParts } from '@furrow/core/allocation/budget-curve'
import type { Engine, EngineRun, RunOptions } from '@furrow/core/allocation/engine'
import { displacedBy, explainParts } from '@furrow/core/allocation/explain'
import { inclusionParts } from '@furrow/core/allocation/inclusion'
import { gamingParts, policyMatrixParts } from '@furrow/core/allocation/policy-matrix'
import { priceParts } from '@furrow/core/allocation/price-of-rules'
import type { Parts } from '@furrow/core/allocation/progress'
import { sensitivityParts } from '@furrow/core/allocation/sensitivity'
import type { Scenario } from '@furrow/core/contract/scenario'
import { placeboParts, type Placebo } from '@furrow/core/scoring/placebo'
import { usedReviews } from '@furrow/core/scoring/scorer'
import { chancesParts } from './chances/chances-parts.ts'
import { errorsOf } from './errors.ts'
import { qualityParts } from './quality.ts'
import { severityOf } from './severity.ts'
import { mostWork } from './pictures/curve-steps.ts'
import type { Findings, Study } from './studies.ts'
import { lotsParts } from './truth/lots.ts'

/** Budgets of the curve, and removals that are looked for one by one: fewer where a run takes longer. */
const curveFor = (proposals: number, every: boolean) => ({
  work: every ? mostWork : 4e7,
  ...(proposals > 500 ? { points: 60, mostRemovals: 5 } : { points: 200 }),
})

export type Asked = { readonly scenario: Scenario; readonly study: Study } & RunOptions

type Of<Kind extends Study['kind']> = Asked & { readonly study: Extract<Study, { kind: Kind }> }

function* storyParts(engine: Engine, { scenario, study, solver }: Of<'story'>): Parts<Findings> {
  const asked = { proposal: study.proposal, solver }
  const explanation = yield* explainParts(engine, scenario, asked)
  return { kind: 'story', story: { explanation, displaces: displacedBy(engine, scenario, asked) } }
}

function* placeboOf(engine: Engine, scenario: Scenario): Parts<Placebo | null> {
  const scores = engine.scorer.score({ ...scenario, calibration: 'none' })
  const { graph, y } = usedReviews(engine.field.table, engine.scorer.reviewers(), { scenario, scores })
  return yield* placeboParts(graph, y, { seed: scenario.seed })
}

/** Those who are tried in the report, where all of them would take too long. */
const mostTried = 100

/** The ranked proposals nearest to the line, in rank order. */
function aroundLine({ contest, grants, field }: EngineRun): string[] {
  const { order } = contest
  const line = order.findIndex((i) => (grants.award[i] ?? 0) < (contest.upper[i] ?? 0))
  const middle = line < 0 ? order.length : line
  const from = Math.max(0, Math.min(order.length - mostTried, middle - mostTried / 2))
  return Array.from(order.slice(from, from + mostTried), (i) => field.ids[i] ?? '')
}

/** Without the exact choice: it would be solved anew for each lie. */
function* gaming(engine: Engine, scenario: Scenario, options: RunOptions): Parts<Findings> {
  const proposals = aroundLine(engine.run(scenario, options))
  return { kind: 'gaming', gaming: yield* gamingParts(engine, scenario, { proposals }) }
}

function* oddsParts(engine: Engine, scenario: Scenario): Parts<Findings> {
  const { method, proposals } = yield* inclusionParts(engine, scenario)
  const places = new Map(engine.field.ids.map((id, i) => [id, i]))
  const probability = new Float64Array(engine.field.ids.length).fill(NaN)
  for (const entry of proposals) probability[places.get(entry.proposal) ?? -1] = entry.probability
  return { kind: 'odds', odds: { method, of: proposals[0]?.of ?? 0, probability } }
}

/** Studies of several drafts beside the one that is tuned. */
function* draftParts(
  engine: Engine,
  { scenario, study, solver }: Of<'sensitivity' | 'quality'>,
): Parts<Findings> {
  const { kind, drafts } = study
  const wanted = drafts.map(({ key, draft }) => ({ key, scenario: { ...draft, seed: scenario.seed } }))
  if (kind === 'quality') return { kind, quality: yield* qualityParts(engine, wanted) }
  return { kind, sensitivity: yield* sensitivityParts(engine, scenario, { solver, variations: wanted }) }
}

function* matrixParts(engine: Engine, { scenario, study, solver }: Of<'matrix'>): Parts<Findings> {
  const { kind, firstTimes } = study
  const options = { firstTimes, ...(solver && { solver }) }
  return { kind, matrix: yield* policyMatrixParts(engine, scenario, options) }
}

/** A study, a part at a time. */
export function* studyParts(engine: Engine, asked: Asked): Parts<Findings> {
  const { scenario, study, solver } = asked
  const { kind } = study
  if (kind === 'story') return yield* storyParts(engine, { ...asked, study })
  if (kind === 'sensitivity' || kind === 'quality') return yield* draftParts(engine, { ...asked, study })
  if (kind === 'curve') {
    const options = { solver, ...curveFor(engine.field.ids.length, study.every) }
    return { kind, curve: yield* budgetCurveParts(engine, scenario, options) }
  }
  if (kind === 'matrix') return yield* matrixParts(engine, { ...asked, study })
  if (kind === 'prices') return { kind, prices: yield* priceParts(engine, scenario, { solver }) }
  if (kind === 'gaming') return yield* gaming(engine, scenario, { solver })
  if (kind === 'chances') return { kind, chances: yield* chancesParts(engine, asked) }
  if (kind === 'lots') return { kind, lots: yield* lotsParts(engine, scenario, study.best) }
  if (kind === 'odds') return yield* oddsParts(engine, scenario)
  if (kind === 'errors') return { kind, errors: errorsOf(engine, scenario, { solver }) }
  if (kind === 'severity') return { kind, severity: severityOf(engine, scenario) }
  return { kind, placebo: yield* placeboOf(engine, scenario) }
}

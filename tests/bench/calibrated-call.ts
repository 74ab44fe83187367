import { makeEngine } from '@furrow/core/allocation/engine'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { beliefOf, type Belief } from '@furrow/core/scoring/belief'
import { usedReviews } from '@furrow/core/scoring/scorer'
import { syntheticSnapshot } from './synthetic-call.ts'

const scenarioInput = {
  format: 'furrow.scenario/1',
  calibration: 'shift',
  reserve: 0.1,
  areas: { quantum: { minShare: 0.1, maxShare: 0.3 }, healthcare: { maxShare: 0.25 } },
  policy: { kind: 'cutoff' },
  seed: 'bench',
}

const within = (mark: number): number => Math.min(5, Math.max(1, mark))

/** The synthetic call, read by a third of strict and a third of lenient reviewers. */
function strictAndLenient(proposals: number, reviewsEach: number) {
  const call = syntheticSnapshot({ proposals, reviewsEach, seed: proposals })
  const reviews = call.reviews.map((review) => {
    const shift = (Number(review.reviewer?.slice(1)) % 3) - 1
    const marks = Object.entries(review.scores).map(([id, mark]) => [id, within((mark ?? 3) + shift)])
    return { ...review, scores: Object.fromEntries(marks) }
  })
  return { ...call, reviews }
}

/** A call whose scores are calibrated, and what its engine reads. */
export function makeCall(proposals: number, reviewsEach: number) {
  const snapshot = parseSnapshot(strictAndLenient(proposals, reviewsEach))
  if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.errors[0]))
  const scenario = parseScenario(scenarioInput, snapshot.value)
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.errors[0]))
  const engine = makeEngine(snapshot.value)
  const scores = engine.scorer.score(scenario.value)
  const used = usedReviews(engine.field.table, engine.scorer.reviewers(), {
    scenario: scenario.value,
    scores,
  })
  return { engine, scenario: scenario.value, scores, ...used }
}

/** What is drawn from: how uncertain the reviews leave each proposal. */
export function believed({ graph, y, scores }: ReturnType<typeof makeCall>): Belief {
  if (scores.calibration?.verdict.applied !== true) throw new Error('The bench call is not calibrated.')
  const belief = beliefOf(graph, y, scores.calibration)
  if (typeof belief === 'string') throw new Error(belief)
  return belief
}

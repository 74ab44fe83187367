import { makeEngine } from '@furrow/core/allocation/engine'
import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { drawChances } from '@furrow/core/ranking/chances'
import { finish } from '@furrow/core/ranking/leave-one-out'
import { beliefOf } from '@furrow/core/scoring/belief'
import { calibrate } from '@furrow/core/scoring/calibrate'
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
    const shift = (Number(review.reviewer.slice(1)) % 3) - 1
    const marks = Object.entries(review.scores).map(([id, mark]) => [id, within((mark ?? 3) + shift)])
    return { ...review, scores: Object.fromEntries(marks) }
  })
  return { ...call, reviews }
}

function makeCall(proposals: number, reviewsEach: number) {
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

/** Median milliseconds, warm. */
function median(work: () => unknown, rounds: number): number {
  for (let round = 0; round < 5; round += 1) work()
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[Math.floor(rounds / 2)] ?? 0
}

const move = (scenario: Scenario, round: number): Scenario => ({
  ...scenario,
  weights: { excellence: 30 + (round % 20) },
})

/** Calibration from the scores of reviews on, a whole move of a slider with it, and draws through the policy. */
export function measureScores(): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const [proposals, reviewsEach, label] of [
    [1000, 4, '1,000 × 4'],
    [10_000, 5, '10,000 × 5'],
  ] as const) {
    const { engine, scenario, graph, y, scores } = makeCall(proposals, reviewsEach)
    if (scores.calibration?.verdict.applied !== true) throw new Error('The bench call is not calibrated.')
    figures[`moments and calibration, ${label} (ms)`] = median(() => calibrate(graph, y), 15)
    let round = 0
    figures[`  slider move with calibration, ${label} (ms)`] = median(() => {
      round += 1
      return engine.run(move(scenario, round), { warm: true })
    }, 15)
    if (proposals > 1000) continue
    const belief = beliefOf(graph, y, scores.calibration)
    if (typeof belief === 'string') throw new Error(belief)
    figures['500 draws through the policy, 1,000 × 4 (ms)'] = median(
      () => finish(drawChances(engine, scenario, { belief, draws: 500 })),
      3,
    )
  }
  return figures
}

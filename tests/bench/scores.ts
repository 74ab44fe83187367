import type { Scenario } from '@furrow/core/contract/scenario'
import { calibrate } from '@furrow/core/scoring/calibrate'
import { makeCall } from './calibrated-call.ts'
import { measureDraws } from './draws.ts'
import { besideSorting, median } from './yardstick.ts'

const move = (scenario: Scenario, round: number): Scenario => ({
  ...scenario,
  weights: { excellence: 30 + (round % 20) },
})

/** Calibration from the scores of reviews on, a whole move of a slider with it, and draws through the policy. */
export async function measureScores(): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const [proposals, reviewsEach, label] of [
    [1000, 4, '1,000 × 4'],
    [10_000, 5, '10,000 × 5'],
  ] as const) {
    const { engine, scenario, graph, y, scores } = makeCall(proposals, reviewsEach)
    if (scores.calibration?.verdict.applied !== true) throw new Error('The bench call is not calibrated.')
    Object.assign(
      figures,
      besideSorting(
        `moments and calibration, ${label} (ms)`,
        median(() => calibrate(graph, y)),
        proposals,
      ),
      {
        [`  slider move with calibration, ${label} (ms)`]: median((round) =>
          engine.run(move(scenario, round), { warm: true }),
        ),
      },
    )
  }
  return { ...figures, ...(await measureDraws()) }
}

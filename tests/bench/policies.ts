import { allocate } from '@furrow/core/allocation/allocate'
import { makeEngine, type Engine } from '@furrow/core/allocation/engine'
import { equalShares } from '@furrow/core/allocation/equal-shares'
import { knapsack } from '@furrow/core/allocation/knapsack'
import { policyMatrix } from '@furrow/core/allocation/policy-matrix'
import { proportional } from '@furrow/core/allocation/proportional'
import { makeVoters } from '@furrow/core/allocation/voters'
import type { Scenario } from '@furrow/core/contract/scenario'
import { nativeSha256 } from '../../server/src/plugins/native-sha256.ts'
import { loadSolver } from '../../server/src/plugins/solver.ts'
import { makeScenario, makeSnapshot } from './allocation.ts'
import { besideSorting, median } from './yardstick.ts'

const waterFilling = {
  kind: 'proportional',
  admission: 'skip',
  weight: 'score-above-base-times-request',
  base: 0,
  rounding: 'webster',
} as const

function votersOf(engine: Engine, scenario: Scenario) {
  const { field, scores, priority } = engine.run(scenario)
  return makeVoters(
    {
      table: field.table,
      scenario,
      scores,
      priority,
      areaWeight: new Float64Array(priority.length).fill(10_000),
      areaOf: field.snapshot.proposals.map(({ area }) => area ?? ''),
      funders: [],
    },
    'criteria',
  )
}

/** Slope of log time over log size by least squares: 1 is linear, n log n from 100 to 100,000 is 1.13. */
function exponentOf(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const)
  const mean = (k: 0 | 1): number => logs.reduce((sum, point) => sum + point[k], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const over = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return over / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}

function measureGrowth(): Record<string, number> {
  const figures: Record<string, number> = {}
  const points = [100, 1000, 10_000, 100_000].map((proposals) => {
    const snapshot = makeSnapshot(proposals)
    const scenario = makeScenario(snapshot, 20)
    const time = median(
      () => allocate(snapshot, scenario, { digest: nativeSha256 }),
      proposals > 10_000 ? 3 : 9,
    )
    const label = `${proposals.toLocaleString('en')} × 5`
    const name = proposals === 100_000 ? `allocate ${label} (ms)` : `  allocate ${label}, for the growth (ms)`
    Object.assign(figures, besideSorting(name, time, proposals))
    return [proposals, time] as const
  })
  return { ...figures, 'growth of allocate from 100 to 100,000 (exponent)': exponentOf(points) }
}

/** The exact choice first, before anything else has warmed it; then each policy alone, then whole allocations. */
export async function measurePolicies(): Promise<Record<string, number>> {
  const snapshot = makeSnapshot(1000)
  const scenario = makeScenario(snapshot, 20)
  const { contest } = makeEngine(snapshot).run(scenario)
  const start = performance.now()
  const solver = await loadSolver(60)
  const { certificate } = knapsack(contest, { kind: 'knapsack', objective: 'score-hours' }, solver)
  const cold = performance.now() - start
  if (certificate?.proven !== true) throw new Error('The exact choice of the bench is not proven.')
  const large = makeEngine(makeSnapshot(10_000))
  const largeScenario = makeScenario(large.field.snapshot, 20)
  const voters = votersOf(large, largeScenario)
  const largeContest = large.run(largeScenario).contest
  const filled = median(() => proportional(contest, waterFilling))
  const shared = median(() => equalShares(largeContest, voters, { utility: 'score-times-cost' }), 7)
  const all = median(() => policyMatrix(snapshot, scenario, { solver }), 1)
  return {
    ...besideSorting('exact choice, 1,000, cold (ms)', cold, 1000),
    ...besideSorting('water-filling alone, 1,000 (ms)', filled, 1000),
    ...besideSorting('equal shares alone, 10,000 (ms)', shared, 10_000),
    ...besideSorting('policy matrix, 1,000 (ms)', all, 1000),
    ...measureGrowth(),
  }
}

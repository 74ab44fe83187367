import { allocate } from '@furrow/core/allocation/allocate'
import { cutoff } from '@furrow/core/allocation/cutoff'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { nativeSha256 } from '../../server/src/plugins/native-sha256.ts'
import { besideSorting, median } from './yardstick.ts'

/** A linear congruential generator: the same call every time. Source: POSIX rand. */
function makeDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

const areas = ['green', 'health', 'life', 'open', 'quantum']
const criteria = ['impact', 'merit', 'plan', 'team']

/** A call of any size with 5 reviews for each proposal. */
export function makeSnapshot(proposals: number): Snapshot {
  const dice = makeDice(proposals)
  const score = (): number => 1 + Math.floor(dice() * 4.999)
  const name = (index: number): string => `P${String(index).padStart(5, '0')}`
  const parsed = parseSnapshot({
    format: 'furrow.snapshot/1',
    call: {
      id: 'bench',
      title: 'Bench',
      budget: proposals * 8000,
      granularity: 100,
      areas: areas.map((id) => ({ id })),
      criteria: criteria.map((id, index) => ({ id, min: 1, max: 5, weight: 10 * (index + 1) })),
    },
    proposals: Array.from({ length: proposals }, (_, index) => ({
      id: name(index),
      area: areas[index % areas.length],
      requested: 100 * Math.ceil(dice() * 400),
      minimum: 100,
    })),
    reviews: Array.from({ length: proposals * 5 }, (_, index) => ({
      proposal: name(Math.floor(index / 5)),
      reviewer: `R${(index % 5) * 200 + (Math.floor(index / 5) % 200)}`,
      scores: Object.fromEntries(criteria.map((id) => [id, score()])),
      confidence: 1 + (index % 3),
    })),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors[0]))
  return parsed.value
}

/** A scenario with quotas, a threshold and a reserve. */
export function makeScenario(snapshot: Snapshot, merit: number): Scenario {
  const parsed = parseScenario(
    {
      format: 'furrow.scenario/1',
      weights: { merit },
      reserve: 0.1,
      thresholds: { score: 30 },
      areas: { green: { minShare: 0.2, maxShare: 0.5 }, quantum: { maxShare: 0.2 } },
      policy: { kind: 'cutoff' },
      seed: 'bench',
    },
    snapshot,
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors[0]))
  return parsed.value
}

/** Milliseconds of the steps of `allocate`, each with the steps before it taken off. */
function stepsOf(snapshot: Snapshot, scenario: Scenario, size: string): Record<string, number> {
  const read = median(() => makeEngine(snapshot, nativeSha256))
  const granted = median(() => makeEngine(snapshot, nativeSha256).run(scenario))
  const whole = median(() => makeEngine(snapshot, nativeSha256).outcome(scenario))
  return {
    [`  of which the snapshot in normal form and as numbers, ${size} (ms)`]: read,
    [`  of which scores, order and policy, ${size} (ms)`]: granted - read,
    [`  of which reasons, totals and hashes, ${size} (ms)`]: whole - granted,
  }
}

export function measureAllocation(): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const [proposals, label] of [
    [50, '50 proposals × 5 reviews'],
    [1000, '1,000 × 5'],
    [10_000, '10,000 × 5'],
  ] as const) {
    const snapshot = makeSnapshot(proposals)
    const scenario = makeScenario(snapshot, 20)
    const whole = median(() => allocate(snapshot, scenario, { digest: nativeSha256 }))
    Object.assign(
      figures,
      besideSorting(`allocate ${label} (ms)`, whole, proposals),
      stepsOf(snapshot, scenario, label),
    )
    if (proposals > 50) Object.assign(figures, measureMoves(snapshot, scenario))
  }
  return figures
}

/** The policy alone, and what a move of a slider costs. */
function measureMoves(snapshot: Snapshot, scenario: Scenario): Record<string, number> {
  const proposals = snapshot.proposals.length
  const engine = makeEngine(snapshot)
  const { contest } = engine.run(scenario)
  const size = proposals.toLocaleString('en')
  const unit = proposals === 1000 ? 'ms of script' : 'ms'
  const moves = Array.from({ length: 20 }, (_, move) => makeScenario(snapshot, move + 1))
  const alone = median(() => cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true }))
  const moved = median((round) => engine.run(moves[round % 20] ?? scenario))
  return {
    ...besideSorting(`cut-off alone, ${size} (ms)`, alone, proposals),
    ...besideSorting(`slider move, ${size} (${unit})`, moved, proposals),
  }
}

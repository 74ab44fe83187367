import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { printedShare } from '../scoring/rounding.ts'
import { at } from './contest.ts'
import { makeEngine, type Engine, type EngineRun, type RunOptions } from './engine.ts'
import { runAll, type Parts } from './progress.ts'

/** A rule that can be switched off. */
export type Rule =
  | { readonly kind: 'guarantee' | 'maximum' | 'area-weight'; readonly area: string }
  | { readonly kind: 'reserve' }
  | { readonly kind: 'score-threshold' }
  | { readonly kind: 'criterion-threshold'; readonly criterion: string }
  | { readonly kind: 'confidence' }
  | { readonly kind: 'calibration' }

export interface PricedRule {
  readonly rule: Rule
  /** Points × GPU-hours (by the priorities of the scenario) that the rule costs; below 0 where it brings some. */
  readonly scoreHours: number
  /** The same as a share of what is reached without the rule, four places; 0 where that is 0. */
  readonly shareFraction: number
  /** Who gets other hours without the rule, in GPU-hours. */
  readonly moved: readonly { readonly proposal: string; readonly with: number; readonly without: number }[]
}

interface Switch {
  readonly rule: Rule
  readonly off: Scenario
}

const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

function quotaSwitches(scenario: Scenario): Switch[] {
  return Object.entries(scenario.areas).flatMap(([area, { minShare, maxShare }]) => [
    ...(minShare > 0
      ? [
          {
            rule: { kind: 'guarantee', area } as const,
            off: { ...scenario, areas: { ...scenario.areas, [area]: { minShare: 0, maxShare } } },
          },
        ]
      : []),
    ...(maxShare < 1
      ? [
          {
            rule: { kind: 'maximum', area } as const,
            off: { ...scenario, areas: { ...scenario.areas, [area]: { minShare, maxShare: 1 } } },
          },
        ]
      : []),
  ])
}

function thresholdSwitches(scenario: Scenario): Switch[] {
  const { score, criteria } = scenario.thresholds
  const bars = criteria === undefined ? {} : { criteria }
  return [
    ...(score === undefined
      ? []
      : [{ rule: { kind: 'score-threshold' } as const, off: { ...scenario, thresholds: bars } }]),
    ...Object.keys(criteria ?? {}).map((criterion) => ({
      rule: { kind: 'criterion-threshold', criterion } as const,
      off: {
        ...scenario,
        thresholds: { ...scenario.thresholds, criteria: without(criteria ?? {}, criterion) },
      },
    })),
  ]
}

function switches(scenario: Scenario): Switch[] {
  const { areaWeights, reserve, confidence, calibration } = scenario
  const isWeighted = Object.values(confidence).some((weight) => weight !== 1)
  return [
    ...quotaSwitches(scenario),
    ...Object.entries(areaWeights)
      .filter(([, weight]) => weight !== 1)
      .map(([area]) => ({
        rule: { kind: 'area-weight', area } as const,
        off: { ...scenario, areaWeights: without(areaWeights, area) },
      })),
    ...(reserve > 0 ? [{ rule: { kind: 'reserve' } as const, off: { ...scenario, reserve: 0 } }] : []),
    ...thresholdSwitches(scenario),
    ...(isWeighted ? [{ rule: { kind: 'confidence' } as const, off: { ...scenario, confidence: {} } }] : []),
    ...(calibration === 'none'
      ? []
      : [{ rule: { kind: 'calibration' } as const, off: { ...scenario, calibration: 'none' as const } }]),
  ]
}

/**
 * The value of other awards by the scores of one run, in thousandths of a point × GPU-hours: weights that are off
 * must not change the yardstick.
 */
function valueBy({ scores }: EngineRun, other: EngineRun): bigint {
  const sum = other.contest.order.reduce(
    (total, i) => total + BigInt(Math.max(0, at(scores.score, i))) * BigInt(at(other.grants.award, i)),
    0n,
  )
  return sum * BigInt(other.field.snapshot.call.granularity)
}

interface Yardstick {
  readonly run: EngineRun
  readonly value: bigint
}

function priced({ run, value }: Yardstick, rule: Rule, other: EngineRun): PricedRule {
  const { field } = run
  const { granularity } = field.snapshot.call
  const reached = valueBy(run, other)
  const moved = field.ids.flatMap((proposal, i) => {
    const [mine, theirs] = [at(run.grants.award, i) * granularity, at(other.grants.award, i) * granularity]
    return mine === theirs ? [] : [{ proposal, with: mine, without: theirs }]
  })
  return {
    rule,
    scoreHours: Number(reached - value) / 1000,
    shareFraction: reached === 0n ? 0 : printedShare(Number(reached - value) / Number(reached)),
    moved,
  }
}

/** `priceOfRules` a rule at a time, on an engine that is there already. */
export function* priceParts(
  engine: Engine,
  scenario: Scenario,
  options: RunOptions = {},
): Parts<PricedRule[]> {
  const run = engine.run(scenario, options)
  const yardstick = { run, value: valueBy(run, run) }
  const rules = switches(scenario)
  const rows: PricedRule[] = []
  for (const { rule, off } of rules) {
    rows.push(priced(yardstick, rule, engine.run(off, options)))
    yield { done: rows.length, of: rules.length }
  }
  return rows
}

/**
 * What every rule of a scenario costs: the allocation is run again with one rule off at a time. Values are
 * Σ score × award by the scores of the scenario itself (without weights of areas).
 * @throws DomainError `solver-missing`
 */
export const priceOfRules = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: RunOptions = {},
): PricedRule[] => runAll(priceParts(makeEngine(snapshot), scenario, options))

import type { Scenario } from '../contract/scenario.ts'
import { at } from './contest.ts'
import type { Engine, EngineRun, RunOptions } from './engine.ts'
import type { Parts } from './progress.ts'

/** A scenario beside the one that is looked at. */
export interface Variation {
  readonly key: string
  readonly scenario: Scenario
}

/** Who crosses the line in a variation; ids, sorted. */
export interface Sensitivity {
  readonly key: string
  readonly enters: readonly string[]
  readonly leaves: readonly string[]
  /** Others whose award is another. */
  readonly resized: number
}

const hasAward = ({ grants }: EngineRun, i: number): boolean => at(grants.award, i) > 0

function between(base: EngineRun, other: EngineRun, key: string): Sensitivity {
  const { ids } = base.field
  const enters = ids.filter((_, i) => hasAward(other, i) && !hasAward(base, i))
  const leaves = ids.filter((_, i) => hasAward(base, i) && !hasAward(other, i))
  const changed = ids.filter((_, i) => at(base.grants.award, i) !== at(other.grants.award, i)).length
  return { key, enters, leaves, resized: changed - enters.length - leaves.length }
}

/**
 * Which moves of a scenario carry proposals over the line: the allocation is run once for each variation, and
 * compared with that of the scenario. In the order of the variations. @throws DomainError `solver-missing`
 */
export function* sensitivityParts(
  engine: Engine,
  scenario: Scenario,
  { variations, ...options }: RunOptions & { readonly variations: readonly Variation[] },
): Parts<Sensitivity[]> {
  const base = engine.run(scenario, options)
  const rows: Sensitivity[] = []
  for (const { key, scenario: other } of variations) {
    rows.push(between(base, engine.run(other, options), key))
    yield { done: rows.length, of: variations.length }
  }
  return rows
}

import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import type { TiersPolicy } from '../contract/policies.ts'
import { DomainError } from '../errors.ts'
import { tieRanks } from '../ranking/tie-order.ts'
import { at, type Contest } from './contest.ts'
import { makeEngine, type Engine } from './engine.ts'
import { runAll, type Parts } from './progress.ts'
import { drawOrder, tiersOf, walkTiers } from './tiers.ts'

export interface InclusionOptions {
  /** Orders of the draw that are tried at most one by one; above it, draws are simulated. Default 50,000. */
  readonly exactUpTo?: number
  /** Simulated draws, default 2,000. */
  readonly draws?: number
  /** The k-th simulated draw has the keys of the seed `prefix` + k, k from 0. Default `inclusion-`. */
  readonly prefix?: string
}

export interface Inclusion {
  readonly proposal: string
  readonly tier: 1 | 2 | 3
  /** Orders (or draws) in which it gets hours, of how many. */
  readonly funded: number
  readonly of: number
  /** funded / of, 0…1. */
  readonly probability: number
}

export interface Inclusions {
  /** Every order of the draw was tried, or draws were simulated. */
  readonly method: 'exact' | 'simulated'
  /** Ranked proposals in rank order. */
  readonly proposals: readonly Inclusion[]
}

/** Proposals on a walk, on average: with more of them fewer orders are tried. */
const longestWalk = 60

/** One pot of a draw; amounts in units. */
interface Draw {
  readonly contest: Contest
  readonly policy: TiersPolicy
  readonly tier: Uint8Array
  readonly granularity: number
  readonly ids: readonly string[]
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/** All orders of 0…n − 1. Source: Heap 1963, Permutations by Interchanges. */
function eachOrder(n: number, visit: (order: Int32Array) => void): void {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  const counters = new Int32Array(n)
  visit(order)
  for (let i = 0; i < n;) {
    if (at(counters, i) >= i) {
      counters[i] = 0
      i += 1
      continue
    }
    const other = i % 2 === 0 ? 0 : at(counters, i)
    const held = at(order, i)
    order[i] = at(order, other)
    order[other] = held
    counters[i] = at(counters, i) + 1
    i = 0
    visit(order)
  }
}

function count(draw: Draw, ties: Int32Array, funded: Float64Array): void {
  const drawn = drawOrder(draw.contest, draw.policy, { ...draw, ties })
  const { award } = walkTiers(draw.contest, draw.policy, { tier: draw.tier, drawn })
  for (const i of draw.contest.order) if (at(award, i) > 0) funded[i] = at(funded, i) + 1
}

function tryAll(draw: Draw, funded: Float64Array): number {
  const members = draw.contest.order.filter((i) => draw.tier[i] === 2)
  const ties = new Int32Array(draw.contest.upper.length)
  eachOrder(members.length, (order) => {
    members.forEach((i, place) => {
      ties[i] = at(order, place)
    })
    count(draw, ties, funded)
  })
  return factorial(members.length)
}

/** Draws between two reports. */
const batch = 20

function* simulate(
  draw: Draw,
  funded: Float64Array,
  { draws = 2000, prefix = 'inclusion-' }: InclusionOptions,
): Parts<number> {
  const members = draw.contest.order.filter((i) => draw.tier[i] === 2)
  const ids = Array.from(members, (i) => draw.ids[i] ?? '')
  const ties = new Int32Array(draw.contest.upper.length)
  for (let k = 0; k < draws; k += 1) {
    if (k % batch === 0) yield { done: k, of: draws }
    const ranks = tieRanks(`${prefix}${k}`, ids)
    members.forEach((i, place) => {
      ties[i] = at(ranks, place)
    })
    count(draw, ties, funded)
  }
  return draws
}

const tierNumber = (tier: number | undefined): 1 | 2 | 3 => (tier === 1 || tier === 2 ? tier : 3)

/**
 * How likely the draw of a scenario gives hours to each ranked proposal, before it is held: by trying every
 * order of tier 2 where they are few, else by simulated draws with keys made as those of the real one. The
 * order of tier 1 is that of the scenario. A draw is not fair by itself where requests differ in size:
 * docs/policies.md.
 * @throws DomainError `invalid-input` where the policy is not `tiers`
 */
export const inclusionProbabilities = (
  snapshot: Snapshot,
  scenario: Scenario,
  options: InclusionOptions = {},
): Inclusions => runAll(inclusionParts(makeEngine(snapshot), scenario, options))

/** `inclusionProbabilities` some draws at a time, on an engine that is there already. */
export function* inclusionParts(
  engine: Engine,
  scenario: Scenario,
  options: InclusionOptions = {},
): Parts<Inclusions> {
  const { policy } = scenario
  if (policy.kind !== 'tiers')
    throw new DomainError('invalid-input', 'Only a scenario with tiers has a draw.')
  const { field, scores, pots, contest } = engine.run(scenario)
  const tier = tiersOf(policy, { ids: field.ids, score: scores.score })
  const { granularity } = field.snapshot.call
  const funded = new Float64Array(field.ids.length)
  const of = new Float64Array(field.ids.length)
  const isExact = canTryAll(pots, tier, options)
  for (const pot of pots) {
    const draw = { contest: pot.contest, policy, tier, granularity, ids: field.ids }
    const tried = isExact ? tryAll(draw, funded) : yield* simulate(draw, funded, options)
    for (const i of pot.contest.order) of[i] = tried
  }
  const proposals = Array.from(contest.order, (i) => ({
    proposal: field.ids[i] ?? '',
    tier: tierNumber(tier[i]),
    funded: at(funded, i),
    of: at(of, i),
    probability: at(funded, i) / at(of, i),
  }))
  return { method: isExact ? 'exact' : 'simulated', proposals }
}

const canTryAll = (
  pots: readonly Pick<Draw, 'contest'>[],
  tier: Uint8Array,
  { exactUpTo = 50_000 }: InclusionOptions,
): boolean =>
  pots.every(({ contest: { order } }) => {
    const orders = factorial(order.filter((i) => tier[i] === 2).length)
    return orders <= exactUpTo && orders * order.length <= longestWalk * exactUpTo
  })

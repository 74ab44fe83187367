import type { KnapsackPolicy } from '../contract/policies.ts'
import { at, makeGrants, reasonNumber, type Contest, type Grants } from './contest.ts'
import { cutoff } from './cutoff.ts'
import { fillByRank, isFeasible, shortfallOf } from './fill.ts'
import { makeChoice, programOf, type Choice, type Stage } from './program.ts'
import { spread } from './proportional.ts'
import type { Solver } from './solver.ts'

/** So many other choices of equal value and equal ranks are looked at. */
const mostRivals = 8

/** A choice whose value has been computed again in integers. */
interface Proof {
  readonly chosen: ReadonlySet<number>
  readonly award: Float64Array
  readonly shortfall: number
  readonly value: bigint
  readonly rank: number
}

class Inquiry {
  readonly models: string[] = []
  readonly choice: Choice
  private readonly solver: Solver

  constructor(choice: Choice, solver: Solver) {
    this.choice = choice
    this.solver = solver
  }

  /** The proven choice of a stage; `none` where there is none, `unproven` where the solver does not know. */
  ask(stage: Stage): { values: Readonly<Record<string, number>> } | 'none' | 'unproven' {
    const model = programOf(this.choice, stage)
    this.models.push(model)
    const solution = this.solver.solve(model)
    if (solution.status === 'optimal') return solution
    return solution.status === 'infeasible' ? 'none' : 'unproven'
  }
}

/** Σ value of a choice, in thousandths of a point × units, or of a point. */
const valueOf = ({ contest, objective }: Choice, chosen: ReadonlySet<number>, award: Float64Array): bigint =>
  [...chosen].reduce((sum, i) => {
    const units = objective === 'scores' ? 1n : BigInt(at(award, i))
    return sum + BigInt(at(contest.priority, i)) * units
  }, 0n)

/** Reads what the solver chose and computes everything else again; undefined where it does not hold. */
function prove(
  { choice }: Inquiry,
  values: Readonly<Record<string, number>>,
  shortfall: number,
): Proof | undefined {
  const { contest, members, rank } = choice
  const chosen = new Set([...members].filter((i) => (values[`z${i}`] ?? 0) > 0.5))
  const award = fillByRank(contest, chosen, shortfall)
  if (!isFeasible(contest, award) || shortfallOf(contest, award) > shortfall) return undefined
  return {
    chosen,
    award,
    shortfall,
    value: valueOf(choice, chosen, award),
    rank: [...chosen].reduce((sum, i) => sum + members.length - at(rank, i), 0),
  }
}

/** Σ of unfilled guarantees that cannot be avoided. */
function leastShortfall(inquiry: Inquiry): number | undefined {
  const { contest } = inquiry.choice
  if (shortfallOf(contest, greedyAward(contest)) === 0) return 0
  const answer = inquiry.ask({ goal: 'shortfall' })
  if (typeof answer === 'string') return undefined
  const sum = [...contest.guarantee.keys()].reduce(
    (total, area) => total + (answer.values[`s${area}`] ?? 0),
    0,
  )
  return Math.round(sum)
}

const greedyAward = (contest: Contest): Float64Array =>
  cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true }).award

/** Whether the cut-off, which is feasible too, is worth more: then the solver was wrong. */
function isBeaten(choice: Choice, { value, shortfall }: Proof): boolean {
  const award = greedyAward(choice.contest)
  const chosen = new Set([...choice.members].filter((i) => at(award, i) > 0))
  return shortfallOf(choice.contest, award) <= shortfall && valueOf(choice, chosen, award) > value
}

/** Value first, then ranks; undefined without a proof. */
function best(inquiry: Inquiry, shortfall: number): Proof | undefined {
  const first = inquiry.ask({ goal: 'value', shortfall })
  const top = typeof first === 'string' ? undefined : prove(inquiry, first.values, shortfall)
  if (top === undefined || isBeaten(inquiry.choice, top)) return undefined
  const second = inquiry.ask({ goal: 'rank', shortfall, value: top.value })
  const proof = typeof second === 'string' ? undefined : prove(inquiry, second.values, shortfall)
  return proof?.value === top.value && proof.rank >= top.rank ? proof : undefined
}

/** Whether one gives more than the other to the first in rank to whom they do not give the same. */
function isBefore({ order }: Contest, left: Proof, right: Proof): boolean {
  const place = order.find((i) => at(left.award, i) !== at(right.award, i))
  return place !== undefined && at(left.award, place) > at(right.award, place)
}

/** Of choices with equal value and ranks the one that gives more to the higher rank; undefined without a proof. */
function settle(inquiry: Inquiry, proof: Proof): Proof | undefined {
  const { shortfall, value, rank } = proof
  const seen = [proof]
  while (seen.length <= mostRivals) {
    const known = seen.map(({ chosen }) => chosen)
    const answer = inquiry.ask({ goal: 'rank', shortfall, value, rank, known })
    if (answer === 'unproven') return undefined
    if (answer === 'none') break
    const rival = prove(inquiry, answer.values, shortfall)
    if (rival === undefined || rival.value !== value || rival.rank !== rank) return undefined
    seen.push(rival)
  }
  return seen.reduce((leader, other) => (isBefore(inquiry.choice.contest, other, leader) ? other : leader))
}

const spreading = {
  kind: 'proportional',
  admission: 'skip',
  weight: 'score-above-base-times-request',
  base: 0,
  rounding: 'webster',
} as const

/** For the sum of scores: the hours that the minima of the chosen leave are spread over them. */
function spreadOver(contest: Contest, { award, chosen }: Proof): Float64Array {
  const grants = makeGrants(contest.upper.length)
  for (const i of chosen) grants.award[i] = at(contest.lower, i)
  const held = new Float64Array(contest.guarantee.length)
  for (const i of chosen) held[at(contest.area, i)] = at(held, at(contest.area, i)) + at(award, i)
  const guarantee = contest.guarantee.map((units, area) => Math.min(units, at(held, area)))
  spread({ ...contest, guarantee }, spreading, grants)
  return grants.award
}

function grantsOf(choice: Choice, proof: Proof): Grants {
  const { contest } = choice
  const grants = makeGrants(contest.upper.length)
  const award = choice.objective === 'scores' ? spreadOver(contest, proof) : proof.award
  grants.award.set(award)
  const spent = new Float64Array(contest.maximum.length)
  for (const i of contest.order) spent[at(contest.area, i)] = at(spent, at(contest.area, i)) + at(award, i)
  const left = contest.units - spent.reduce((sum, units) => sum + units, 0)
  for (const i of contest.order) {
    const area = at(contest.area, i)
    grants.reason[i] = reasonNumber(at(award, i) > 0 ? 'chosen' : 'not-chosen')
    grants.free[i] = left
    grants.areaFree[i] = at(contest.maximum, area) - at(spent, area)
  }
  return grants
}

/**
 * The choice with the largest value: first as few unfilled guarantees as possible, then the value, then the
 * better ranks, then more to the higher rank. The solver says which proposals; hours and values are computed
 * again in integers. What is not proven is not used: then the cut-off stands in, and the certificate says so.
 */
export function knapsack(contest: Contest, policy: KnapsackPolicy, solver: Solver): Grants {
  const { name, version } = solver
  const inquiry = new Inquiry(makeChoice(contest, policy), solver)
  if (contest.order.length === 0)
    return {
      ...makeGrants(contest.upper.length),
      certificate: { name, version, models: [], proven: true, value: 0n },
    }
  const shortfall = leastShortfall(inquiry)
  const found = shortfall === undefined ? undefined : best(inquiry, shortfall)
  const proof = found === undefined ? undefined : settle(inquiry, found)
  const certificate = {
    name,
    version,
    models: inquiry.models,
    proven: proof !== undefined,
    value: proof?.value ?? 0n,
  }
  if (proof !== undefined) return { ...grantsOf(inquiry.choice, proof), certificate }
  return { ...cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true }), certificate }
}

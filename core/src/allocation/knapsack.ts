import type { KnapsackPolicy } from '../contract/policies.ts'
import { at, makeGrants, reasonNumber, type Contest, type Grants } from './contest.ts'
import { cutoff } from './cutoff.ts'
import { shortfallOf } from './fill.ts'
import { Inquiry, prove, valueOf, type Proof } from './inquiry.ts'
import { makeChoice, type Choice } from './program.ts'
import { spread } from './proportional.ts'
import { settle } from './settle.ts'
import type { Solver } from './solver.ts'

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
  if (typeof first === 'string') return undefined
  const top = prove(inquiry, first.values, shortfall)
  inquiry.isRefuted = top === undefined || isBeaten(inquiry.choice, top)
  if (top === undefined || inquiry.isRefuted) return undefined
  const second = inquiry.ask({ goal: 'rank', shortfall, value: top.value })
  if (typeof second === 'string') return undefined
  const proof = prove(inquiry, second.values, shortfall)
  if (proof?.value === top.value && proof.rank >= top.rank) return proof
  inquiry.isRefuted = true
  return undefined
}

function proofOf(inquiry: Inquiry): Proof | undefined {
  const shortfall = leastShortfall(inquiry)
  const found = shortfall === undefined ? undefined : best(inquiry, shortfall)
  return found === undefined ? undefined : settle(inquiry, found)
}

/**
 * Presolving of HiGHS now and then calls a choice the best that is not (its issues 3094 and 3274 among others); where
 * that shows, the choice is asked for once more without it.
 */
function asked(choice: Choice, solver: Solver): { inquiry: Inquiry; proof: Proof | undefined } {
  const inquiry = new Inquiry(choice, solver)
  const proof = proofOf(inquiry)
  if (!inquiry.isRefuted) return { inquiry, proof }
  const plain = new Inquiry(choice, solver, { plainly: true })
  return { inquiry: plain, proof: proofOf(plain) }
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
  const grants = makeGrants(contest)
  for (const i of chosen) grants.award[i] = at(contest.lower, i)
  const held = new Float64Array(contest.guarantee.length)
  for (const i of chosen) held[at(contest.area, i)] = at(held, at(contest.area, i)) + at(award, i)
  const guarantee = contest.guarantee.map((units, area) => Math.min(units, at(held, area)))
  spread({ ...contest, guarantee }, spreading, grants)
  return grants.award
}

function grantsOf(choice: Choice, proof: Proof): Grants {
  const { contest } = choice
  const grants = makeGrants(contest)
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
  const choice = makeChoice(contest, policy)
  if (contest.order.length === 0)
    return {
      ...makeGrants(contest),
      certificate: { name, version, models: [], proven: true, value: 0n },
    }
  const { inquiry, proof } = asked(choice, solver)
  const certificate = {
    name,
    version,
    models: inquiry.models,
    proven: proof !== undefined,
    value: proof?.value ?? 0n,
  }
  if (proof !== undefined) return { ...grantsOf(choice, proof), certificate }
  return { ...cutoff(contest, { kind: 'cutoff', mode: 'skip', partial: true }), certificate }
}

import { at, type Contest } from './contest.ts'
import { prove, type Inquiry, type Proof } from './inquiry.ts'
import { isFixed, type Choice } from './program.ts'

/** So many other choices of equal value and equal ranks are looked at one by one; where there are more, by rank. */
const mostRivals = 8

/** Proposals that one stage puts in order: their weights are powers of 2, and the solver is exact to a millionth. */
const mostAtOnce = 16

/** Whether one gives more than the other to the first in rank to whom they do not give the same. */
function isBefore({ order }: Contest, left: Proof, right: Proof): boolean {
  const place = order.find((i) => at(left.award, i) !== at(right.award, i))
  return place !== undefined && at(left.award, place) > at(right.award, place)
}

const leaderOf = ({ contest }: Choice, one: Proof, other: Proof): Proof =>
  isBefore(contest, other, one) ? other : one

/** Of the proposals not yet fixed the first few that may get more than they have; those in front of them are fixed. */
function nextWanted(choice: Choice, { award }: Proof, fixed: Map<number, number>): number[] {
  const { order, upper } = choice.contest
  const open = [...order].filter((i) => !fixed.has(i))
  const from = open.findIndex((i) => at(award, i) < at(upper, i))
  if (from < 0) return []
  for (const i of open.slice(0, from)) fixed.set(i, at(award, i))
  const next = open.slice(from, from + mostAtOnce)
  const end = next.findIndex((i) => !isFixed(choice, i))
  return end < 0 ? next : next.slice(0, Math.max(1, end))
}

/** The choice that gives most to the first in rank, then to the second, and so on; undefined without a proof. */
function settleByRank(inquiry: Inquiry, start: Proof): Proof | undefined {
  const { shortfall, value, rank } = start
  const { choice } = inquiry
  const fixed = new Map<number, number>()
  let leader = start
  for (;;) {
    const wanted = nextWanted(choice, leader, fixed)
    if (wanted.length === 0) return leader
    const answer = inquiry.ask({ goal: 'first', shortfall, value, rank, fixed, wanted })
    const rival = typeof answer === 'string' ? undefined : prove(inquiry, answer.values, shortfall)
    if (rival === undefined || rival.value !== value || rival.rank !== rank) return undefined
    leader = leaderOf(choice, leader, rival)
    for (const i of wanted) fixed.set(i, at(leader.award, i))
  }
}

/** Of choices with equal value and ranks the one that gives more to the higher rank; undefined without a proof. */
export function settle(inquiry: Inquiry, proof: Proof): Proof | undefined {
  const { shortfall, value, rank } = proof
  const known = [proof.chosen]
  let leader = proof
  while (known.length <= mostRivals) {
    const answer = inquiry.ask({ goal: 'rank', shortfall, value, rank, known })
    if (answer === 'unproven') return undefined
    if (answer === 'none') return leader
    const rival = prove(inquiry, answer.values, shortfall)
    if (rival === undefined || rival.value !== value || rival.rank !== rank) return undefined
    known.push(rival.chosen)
    leader = leaderOf(inquiry.choice, leader, rival)
  }
  return settleByRank(inquiry, leader)
}

import { givesParts } from '@furrow/core/allocation/parts'
import { explainParts, type Explanation } from '@furrow/core/allocation/explain'
import type { Change } from '@furrow/core/allocation/smallest-changes'
import { makeEngine, type Engine } from '@furrow/core/allocation/engine'
import { runAll } from '@furrow/core/allocation/progress'
import { isPaidByScore } from '@furrow/core/allocation/voters'
import type { Ask } from '@furrow/core/allocation/what-if-case'
import type { LetterFacts } from '@furrow/core/contract/letters'
import type { Outcome, OutcomeAward } from '@furrow/core/contract/outcome'
import type { Override, RulesPublished } from '@furrow/core/contract/record'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { letterKindOf } from '@furrow/core/letters/kind'
import { firstWithout } from '@furrow/core/ranking/line-place'
import { decidedOutcome } from '@furrow/core/record/overrides'
import { nativeSha256 } from '../../plugins/native-sha256.ts'
import { areasOf, storedSnapshot, type Decided } from './load.ts'
import type { DecisionValues } from './values.ts'

/**
 * How long one run takes, as a multiple of the cut-off's; the exact choice takes too long for dozens of them a letter.
 */
const slowness: Readonly<Record<Scenario['policy']['kind'], number>> = {
  cutoff: 1,
  steps: 1,
  tiers: 1,
  proportional: 3,
  'equal-shares': 12,
  knapsack: Infinity,
}

/** Turns of proposals for all letters of a call: about two minutes. */
const mostTurns = 20 * 2500 ** 2

/** So many runs say nearly always what would have changed an answer: by halving, or by trying every mark of a scale. */
const usualRuns = 20

/** Runs that each letter may take where every value is tried. */
const runsFor = (proposals: number, { policy }: Scenario): number =>
  Math.floor(Math.min(100, mostTurns / (slowness[policy.kind] * proposals ** 2)))

const nothingSought: LetterFacts['change'] = { score: null, minimum: null, margin: null, sought: false }

const would = (change: Change | null) => change && { to: change.to, award: change.award }

/** Only what is certain stands in a letter: where a smaller change, or one at all, may exist, none is named. */
function sought(found: Explanation, nameOf: (criterion: string) => string): LetterFacts['change'] {
  const { score, minimum, margin, criteria, unproven, unasked } = found
  const isCertain =
    unproven.length === 0 && [score, minimum, ...criteria].every((change) => change?.exact !== false)
  if (!isCertain) return nothingSought
  const marks = criteria.map(({ criterion, from, to, award }) => ({
    criterion: nameOf(criterion),
    from,
    to,
    award,
  }))
  return {
    score: would(score),
    minimum: would(minimum),
    margin,
    ...(!unasked.includes('criteria') && { marks }),
    sought: true,
  }
}

interface Subject {
  readonly scenario: Scenario
  readonly snapshot: Snapshot
  readonly rules: RulesPublished
}

/** What decides an answer: the score or, where those who pay read them, the marks. */
function asksOf({ scenario, snapshot }: Subject): readonly Ask[] {
  const isByScore = isPaidByScore(scenario, snapshot.call.funders)
  return isByScore ? ['score', 'minimum', 'margin'] : ['criteria', 'minimum']
}

function makeAsking(subject: Subject) {
  const { scenario, snapshot, rules } = subject
  const effort = runsFor(snapshot.proposals.length, scenario)
  if (effort < usualRuns) return () => nothingSought
  const only = asksOf(subject)
  let engine: Engine | undefined
  return (proposal: string): LetterFacts['change'] => {
    engine ??= makeEngine(snapshot, nativeSha256)
    const explanation = runAll(explainParts(engine, scenario, { proposal, only, effort }))
    return sought(explanation, (criterion) => criterionName(rules, criterion))
  }
}

const criterionName = ({ criteria }: RulesPublished, criterion: string): string =>
  criteria.find(({ id }) => id === criterion)?.name ?? criterion

const overrideOf = (overrides: readonly Override[], proposal: string): LetterFacts['override'] => {
  const found = overrides.find((override) => override.proposal === proposal)
  return found === undefined ? null : { kind: found.kind, reason: found.reason }
}

function criterionOf({ reason }: OutcomeAward, rules: RulesPublished): string | null {
  if (reason.code !== 'below-criterion') return null
  return criterionName(rules, reason.criterion)
}

function valueOf(values: DecisionValues, proposal: string): Pick<LetterFacts, 'value'> {
  const value = values?.awards[proposal] ?? null
  if (values === null || value === null) return {}
  const { amount, paying, assumed } = value
  return { value: { amount, currency: values.currency, paying, assumed } }
}

const hoursOf = (rows: readonly { award: number }[]): number =>
  rows.reduce((sum, { award }) => sum + award, 0)

/** What went out in order of rank, and what by hand. */
function given(
  { awards }: Outcome,
  overrides: readonly Override[],
): Pick<LetterFacts, 'awarded' | 'funded' | 'byHand'> {
  const hands = new Set(overrides.map(({ proposal }) => proposal))
  const funded = awards.filter(({ award }) => award > 0)
  const ranked = funded.filter(({ proposal }) => !hands.has(proposal))
  const byHand = funded.filter(({ proposal }) => hands.has(proposal))
  return {
    awarded: hoursOf(ranked),
    funded: ranked.length,
    ...(byHand.length > 0 && { byHand: { hours: hoursOf(byHand), funded: byHand.length } }),
  }
}

export type FactsOf = (proposal: string) => LetterFacts

/** What stands in each letter of a decision; one letter at a time, as far as they are asked for. */
export function makeFacts(decided: Decided, rules: RulesPublished, values: DecisionValues): FactsOf {
  const snapshot = storedSnapshot(decided.snapshot.text)
  const outcome = decidedOutcome(decided.outcome, decided.overrides, areasOf(snapshot))
  const first = firstWithout(decided.outcome)
  const rows = new Map(outcome.awards.map((row) => [row.proposal, row]))
  const proposals = new Map(snapshot.proposals.map((proposal) => [proposal.id, proposal]))
  const ask = makeAsking({ snapshot, rules, scenario: decided.scenario })
  const shared = {
    ranked: outcome.awards.filter(({ rank }) => rank !== null).length,
    ...given(outcome, decided.overrides),
    ...(givesParts(decided.scenario.policy) ? {} : { whole: true as const }),
    cut: first && { rank: first.rank, score: rows.get(first.proposal)?.score ?? null },
  }
  return (number) => {
    const row = rows.get(number)
    const proposal = proposals.get(number)
    if (row === undefined || proposal === undefined)
      throw new Error(`The decision has no proposal ${number}.`)
    const { award, rank, score, reason } = row
    const override = overrideOf(decided.overrides, number)
    const { requested, minimum } = proposal
    return {
      kind: letterKindOf({ award, requested, reason, override }),
      ...shared,
      requested,
      minimum,
      award,
      ...valueOf(values, number),
      rank,
      score,
      reason,
      criterion: criterionOf(row, rules),
      override,
      change: override === null ? ask(number) : nothingSought,
    }
  }
}

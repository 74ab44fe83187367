import { explainParts, type Explanation } from '@furrow/core/allocation/explain'
import type { Change } from '@furrow/core/allocation/smallest-changes'
import { makeEngine, type Engine } from '@furrow/core/allocation/engine'
import { runAll } from '@furrow/core/allocation/progress'
import type { LetterFacts } from '@furrow/core/contract/letters'
import type { OutcomeAward } from '@furrow/core/contract/outcome'
import type { Override, RulesPublished } from '@furrow/core/contract/record'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { letterKindOf } from '@furrow/core/letters/kind'
import { decidedOutcome } from '@furrow/core/record/overrides'
import { nativeSha256 } from '../../plugins/native-sha256.ts'
import { areasOf, storedSnapshot, type Decided } from './load.ts'
import type { DecisionValues } from './values.ts'

/** In a larger call the question what would have changed each answer takes hours of computing, so it is not asked. */
const mostAsked = 1000

const nothingSought: LetterFacts['change'] = { score: null, minimum: null, margin: null, sought: false }

const would = (change: Change | null) => change && { to: change.to, award: change.award }

/** Only what is certain stands in a letter: where a smaller change, or one at all, may exist, none is named. */
function sought({ score, minimum, margin, unproven }: Explanation): LetterFacts['change'] {
  const isCertain = unproven.length === 0 && [score, minimum].every((change) => change?.exact !== false)
  return isCertain ? { score: would(score), minimum: would(minimum), margin, sought: true } : nothingSought
}

/** The exact choice and the market take too long a run for some dozens of them a letter. */
const isQuick = ({ policy }: Scenario): boolean =>
  policy.kind !== 'knapsack' && policy.kind !== 'equal-shares'

function makeAsking({ scenario, snapshot }: { scenario: Scenario; snapshot: Snapshot }) {
  if (snapshot.proposals.length > mostAsked || !isQuick(scenario)) return () => nothingSought
  let engine: Engine | undefined
  return (proposal: string): LetterFacts['change'] => {
    engine ??= makeEngine(snapshot, nativeSha256)
    const asked = { proposal, only: ['score', 'minimum', 'margin'] } as const
    return sought(runAll(explainParts(engine, scenario, asked)))
  }
}

const overrideOf = (overrides: readonly Override[], proposal: string): LetterFacts['override'] => {
  const found = overrides.find((override) => override.proposal === proposal)
  return found === undefined ? null : { kind: found.kind, reason: found.reason }
}

function criterionOf({ reason }: OutcomeAward, rules: RulesPublished): string | null {
  if (reason.code !== 'below-criterion') return null
  return rules.criteria.find(({ id }) => id === reason.criterion)?.name ?? reason.criterion
}

function valueOf(values: DecisionValues, proposal: string): Pick<LetterFacts, 'value'> {
  const value = values?.awards[proposal] ?? null
  if (values === null || value === null) return {}
  const { amount, paying, assumed } = value
  return { value: { amount, currency: values.currency, paying, assumed } }
}

export type FactsOf = (proposal: string) => LetterFacts

/** What stands in each letter of a decision; one letter at a time, as far as they are asked for. */
export function makeFacts(decided: Decided, rules: RulesPublished, values: DecisionValues): FactsOf {
  const snapshot = storedSnapshot(decided.snapshot.text)
  const outcome = decidedOutcome(decided.outcome, decided.overrides, areasOf(snapshot))
  const rows = new Map(outcome.awards.map((row) => [row.proposal, row]))
  const proposals = new Map(snapshot.proposals.map((proposal) => [proposal.id, proposal]))
  const ask = makeAsking({ snapshot, scenario: decided.scenario })
  const shared = {
    ranked: outcome.awards.filter(({ rank }) => rank !== null).length,
    funded: outcome.awards.filter(({ award }) => award > 0).length,
    awarded: outcome.totals.awarded,
    cut: outcome.cutLine && {
      rank: outcome.cutLine.rank,
      score: rows.get(outcome.cutLine.proposal)?.score ?? null,
    },
  }
  return (number) => {
    const row = rows.get(number)
    const proposal = proposals.get(number)
    if (row === undefined || proposal === undefined)
      throw new Error(`The decision has no proposal ${number}.`)
    const { award, rank, score, reason, status } = row
    const override = overrideOf(decided.overrides, number)
    const { requested, minimum } = proposal
    return {
      kind: letterKindOf({ award, requested, status, override }),
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

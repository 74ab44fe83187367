import type { CallResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { formatNumber, formatShare } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Section } from '../../ui/Page.tsx'
import { policySentence, ruleText, type RuleNames } from '../../ui/rule-text.ts'
import { Heads } from '../../ui/tables.tsx'

type Props = { result: CallResult; names: RuleNames }
type Value = number | null
type Rule = { rule: string; published: Value; applied: Value }

function criterionRules({ published, applied }: CallResult['rules']): Rule[] {
  return published.criteria.flatMap(({ id }) => {
    const weight = published.weights[id] ?? 1
    const bar = published.thresholds.criteria?.[id] ?? null
    const appliedBar = applied.thresholds.criteria?.[id] ?? null
    return [
      { rule: `weights.${id}`, published: weight, applied: applied.weights[id] ?? weight },
      { rule: `thresholds.criteria.${id}`, published: bar, applied: appliedBar },
    ]
  })
}

const areaRules = ({ areas, applied }: CallResult['rules']): Rule[] =>
  areas.flatMap(({ id, minShare, maxShare, weight }) => [
    { rule: `areas.${id}.minShare`, published: minShare, applied: applied.areas[id]?.minShare ?? 0 },
    { rule: `areas.${id}.maxShare`, published: maxShare, applied: applied.areas[id]?.maxShare ?? 1 },
    { rule: `areaWeights.${id}`, published: weight, applied: applied.areaWeights[id] ?? 1 },
  ])

/** A rule that neither side sets says nothing. */
const idle: Readonly<Record<string, Value>> = { minShare: 0, maxShare: 1 }

function isSet({ rule, published, applied }: Rule): boolean {
  const standard = rule.startsWith('areaWeights.') ? 1 : (idle[rule.split('.').at(-1) ?? ''] ?? null)
  return published !== standard || applied !== standard
}

/** Every rule in force as published and as applied, in the order of the call. */
function rulesOf({ rules, differences }: CallResult) {
  const { published, applied } = rules
  const score = {
    rule: 'thresholds.score',
    published: published.thresholds.score ?? null,
    applied: applied.thresholds.score ?? null,
  }
  const listed = [...criterionRules(rules), score, ...areaRules(rules)].filter(isSet)
  const known = new Set(listed.map(({ rule }) => rule))
  const changed = new Set(differences.map(({ rule }) => rule))
  return [...listed, ...differences.filter(({ rule }) => !known.has(rule))].map((rule) => ({
    ...rule,
    differs: changed.has(rule.rule),
  }))
}

function differenceText(count: number): string {
  if (count === 0) return m.results_rules_same()
  return count === 1 ? m.results_rules_differ_once() : m.results_rules_differ({ n: formatNumber(count) })
}

/** The rules as the call published them beside the rules as applied; what differs is marked. */
export function RulesTable({ result, names }: Props) {
  const { rules, differences } = result
  const { applied, published } = rules
  return (
    <>
      <Section title={m.results_rules()} note={m.results_rules_note()}>
        <p>{differenceText(differences.length)}</p>
        <table className="table table-compact paper-table" aria-label={m.results_rules()}>
          <Heads heads={[m.results_rule(), m.results_published(), m.results_applied()]} />
          <tbody>
            {rulesOf(result).map((rule) => {
              const shown = ruleText(rule, names)
              return (
                <tr key={rule.rule}>
                  <th scope="row">
                    {shown.name} {rule.differs && <Badge tone="strong">{m.results_differs()}</Badge>}
                  </th>
                  <td className="cell-end rule-value">{shown.published}</td>
                  <td className="cell-end rule-value">
                    {rule.differs ? <strong>{shown.applied}</strong> : shown.applied}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Section>
      <Section title={m.results_policy()}>
        <p className="prose">
          {policySentence(applied.policy)} {m.results_policy_reserve({ share: formatShare(applied.reserve) })}{' '}
          {m.results_ties()}
        </p>
        <Facts
          facts={[
            { label: m.results_seed(), value: <code>{applied.seed}</code> },
            { label: m.results_commitment(), value: <code>{published.seedCommitment}</code> },
          ]}
        />
      </Section>
    </>
  )
}

import type { RulesPublished } from '../contract/record.ts'
import type { Scenario } from '../contract/scenario.ts'
import { own } from '../scoring/own.ts'

/** One rule that a scenario applies otherwise than published; null where there is none. */
export interface Difference {
  /** `weights.excellence`, `thresholds.score`, `areas.quantum.minShare`, `policy`, `reserve` … */
  readonly rule: string
  readonly published: number | string | null
  readonly applied: number | string | null
}

/** What a rule is about, and the id of the criterion or area, or the level of confidence; '' where there is one alone. */
export interface RuleSubject {
  readonly kind:
    | 'weight'
    | 'threshold'
    | 'scoreThreshold'
    | 'guarantee'
    | 'maximum'
    | 'areaWeight'
    | 'confidence'
    | 'calibration'
    | 'policy'
    | 'reserve'
  readonly of: string
}

const prefixes = [
  ['weights.', 'weight'],
  ['thresholds.criteria.', 'threshold'],
  ['areaWeights.', 'areaWeight'],
  ['confidence.', 'confidence'],
] as const

const single = ['calibration', 'policy', 'reserve'] as const

/** Reads the rule of a difference. Ids may hold dots, so what stands before and after them is cut off, not split. */
export function ruleSubject(rule: string): RuleSubject {
  const area = /^areas\.(.*)\.(minShare|maxShare)$/.exec(rule)
  if (area !== null) return { kind: area[2] === 'minShare' ? 'guarantee' : 'maximum', of: area[1] ?? '' }
  const found = prefixes.find(([prefix]) => rule.startsWith(prefix))
  if (found !== undefined) return { kind: found[1], of: rule.slice(found[0].length) }
  return { kind: single.find((kind) => kind === rule) ?? 'scoreThreshold', of: '' }
}

/** Area rules as the call published them. */
export interface AreaRules {
  readonly id: string
  readonly minShare: number
  readonly maxShare: number
  readonly weight: number
}

type Pair = readonly [rule: string, published: number | string | null, applied: number | string | null]

function criterionPairs({ weights, thresholds }: RulesPublished, scenario: Scenario): Pair[] {
  return Object.keys(weights)
    .sort()
    .flatMap((id): Pair[] => [
      [`weights.${id}`, own(weights, id) ?? null, own(scenario.weights, id) ?? own(weights, id) ?? null],
      [
        `thresholds.criteria.${id}`,
        own(thresholds.criteria ?? {}, id) ?? null,
        own(scenario.thresholds.criteria ?? {}, id) ?? null,
      ],
    ])
}

const areaPairs = (areas: readonly AreaRules[], { areas: quotas, areaWeights }: Scenario): Pair[] =>
  areas.flatMap(({ id, minShare, maxShare, weight }): Pair[] => [
    [`areas.${id}.minShare`, minShare, own(quotas, id)?.minShare ?? 0],
    [`areas.${id}.maxShare`, maxShare, own(quotas, id)?.maxShare ?? 1],
    [`areaWeights.${id}`, weight, own(areaWeights, id) ?? 1],
  ])

const confidencePairs = ({ confidence }: Scenario): Pair[] =>
  (['1', '2', '3'] as const).map((level): Pair => [`confidence.${level}`, 1, confidence[level] ?? 1])

/** What no call fixes when it opens. Whoever reads its rules expects the order of rank, and nothing kept back. */
const expected = { policy: { kind: 'cutoff', mode: 'skip', partial: true }, reserve: 0 } as const

const isByRank = (policy: Scenario['policy']): boolean =>
  policy.kind === expected.policy.kind &&
  policy.mode === expected.policy.mode &&
  policy.partial === expected.policy.partial

const unfixedPairs = ({ policy, reserve }: Scenario): Pair[] => [
  ['policy', null, isByRank(policy) ? null : policy.kind],
  ['reserve', null, reserve === expected.reserve ? null : reserve],
]

/**
 * Every rule that a scenario applies otherwise than the call published when it opened: weights, thresholds,
 * shares and weights of areas, confidence, calibration; a policy other than by rank, and a reserve. In a fixed order.
 */
export function differencesFromRules(
  rules: RulesPublished,
  areas: readonly AreaRules[],
  scenario: Scenario,
): Difference[] {
  const pairs: Pair[] = [
    ...criterionPairs(rules, scenario),
    ['thresholds.score', rules.thresholds.score ?? null, scenario.thresholds.score ?? null],
    ...areaPairs(areas, scenario),
    ...confidencePairs(scenario),
    ['calibration', 'none', scenario.calibration],
    ...unfixedPairs(scenario),
  ]
  return pairs
    .filter(([, published, applied]) => published !== applied)
    .map(([rule, published, applied]) => ({ rule, published, applied }))
}

/**
 * The scenario with the published rules whole: what `differencesFromRules` names is put back, so that it finds none;
 * by rank and with nothing kept back, since no call fixes these. Name and seed stay.
 */
export const asPublished = (
  rules: RulesPublished,
  areas: readonly AreaRules[],
  scenario: Scenario,
): Scenario => ({
  ...scenario,
  ...expected,
  weights: rules.weights,
  thresholds: rules.thresholds,
  confidence: {},
  calibration: 'none',
  areaWeights: Object.fromEntries(areas.map(({ id, weight }) => [id, weight])),
  areas: Object.fromEntries(areas.map(({ id, minShare, maxShare }) => [id, { minShare, maxShare }])),
})

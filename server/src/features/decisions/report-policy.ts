import type { Policy, ProportionalPolicy, StepsPolicy } from '@furrow/core/contract/policies'
import type { Pen } from './report-pen.ts'
import type { ReportWord } from './report-words.ts'

type Of<Kind extends Policy['kind']> = Extract<Policy, { kind: Kind }>
type Weight = ProportionalPolicy['weight']

/** A parameter of a policy and what it is set to, with its unit. */
type Row = readonly [name: string, value: string]

const kindWords: Readonly<Record<Policy['kind'], ReportWord>> = {
  cutoff: 'policyCutoff',
  proportional: 'policyProportional',
  steps: 'policySteps',
  tiers: 'policyTiers',
  knapsack: 'policyKnapsack',
  'equal-shares': 'policyEqualShares',
}

const weightSaid: Readonly<Record<Weight, ReportWord>> = {
  equal: 'saidWeightEqual',
  request: 'saidWeightRequest',
  score: 'saidWeightScore',
  'score-times-request': 'saidWeightScoreTimesRequest',
  'score-above-base-times-request': 'saidWeightScoreAboveBase',
}

const weightWords: Readonly<Record<Weight, ReportWord>> = {
  equal: 'setWeightingEqual',
  request: 'setWeightingRequest',
  score: 'setWeightingScore',
  'score-times-request': 'setWeightingScoreTimesRequest',
  'score-above-base-times-request': 'setWeightingScoreAboveBaseTimesRequest',
}

const stepsSaid = ({ steps }: StepsPolicy, { say, number, share }: Pen): string =>
  steps.map((step) => say('saidStep', { score: number(step.score, 4), share: share(step.share) })).join(', ')

function tiersSaid({ fund, draw }: Of<'tiers'>, { say, number }: Pen): string {
  if (fund === undefined || draw === undefined) return say('saidTiersListed')
  return say('saidTiers', { fund: number(fund, 4), draw: number(draw, 4) })
}

/** How a policy shares the hours out, in one or two sentences, as the page to sign says it. */
export function policySentence(policy: Policy, pen: Pen): string {
  const { say, number } = pen
  switch (policy.kind) {
    case 'cutoff':
      return `${say(policy.mode === 'stop' ? 'saidCutoffStop' : 'saidCutoffSkip')} ${say(policy.partial ? 'saidPartial' : 'saidWhole')}`
    case 'proportional':
      return say('saidProportional', {
        weight: say(weightSaid[policy.weight], { base: number(policy.base, 4) }),
      })
    case 'steps':
      return say('saidSteps', { steps: stepsSaid(policy, pen) })
    case 'tiers':
      return tiersSaid(policy, pen)
    case 'knapsack':
      return say(policy.objective === 'scores' ? 'saidKnapsackScores' : 'saidKnapsackHours')
    case 'equal-shares':
      return say(policy.voters === 'funders' ? 'saidSharesFunders' : 'saidSharesCriteria')
  }
}

const turn = (mode: 'stop' | 'skip', { say }: Pen): string =>
  say(mode === 'stop' ? 'setModeStop' : 'setModeSkip')

const walk = ({ mode, partial }: Pick<Of<'cutoff'>, 'mode' | 'partial'>, pen: Pen): Row[] => [
  [pen.say('setMode'), turn(mode, pen)],
  [pen.say('setPartial'), pen.say(partial ? 'yes' : 'no')],
]

const points = (score: number, { say, number }: Pen): string => `${number(score, 4)} ${say('pointsUnit')}`

const proportionalRows = ({ admission, weight, base, rounding }: ProportionalPolicy, pen: Pen): Row[] => [
  [pen.say('setAdmission'), turn(admission, pen)],
  [pen.say('setWeighting'), pen.say(weightWords[weight])],
  [pen.say('setBase'), points(base, pen)],
  [pen.say('setRounding'), rounding === 'webster' ? 'Webster' : 'Hamilton'],
]

const stepRows = ({ steps }: StepsPolicy, { say, number, share }: Pen): Row[] =>
  steps.map((step) => [
    say('step', { score: number(step.score, 4) }),
    say('stepShare', { share: share(step.share) }),
  ])

/** The score bands, or the proposals of each tier where the office wrote them down. */
function bandRows({ fund, draw, tiers }: Of<'tiers'>, pen: Pen): Row[] {
  if (tiers === undefined)
    return [
      [pen.say('setTiersFund'), points(fund ?? 0, pen)],
      [pen.say('setTiersDraw'), points(draw ?? 0, pen)],
    ]
  return [1, 2, 3].map((tier) => {
    const members = Object.keys(tiers).filter((proposal) => tiers[proposal] === tier)
    return [
      pen.say('tier', { n: pen.number(tier) }),
      members.length === 0 ? pen.say('none') : members.sort().join(', '),
    ]
  })
}

const sizeRows = ({ sizeBands }: Of<'tiers'>, { say, hours }: Pen): Row[] =>
  sizeBands === undefined ? [] : [[say('setTiersSizes'), sizeBands.map(hours).join(' / ')]]

const sharesRows = ({ voters, utility }: Of<'equal-shares'>, { say }: Pen): Row[] => [
  [say('setVoters'), say(voters === 'funders' ? 'setVotersFunders' : 'setVotersCriteria')],
  [say('setUtility'), say(utility === 'score' ? 'setUtilityScore' : 'setUtilityTimesCost')],
]

const objectiveRow = ({ objective }: Of<'knapsack'>, { say }: Pen): Row => [
  say('setObjective'),
  say(objective === 'scores' ? 'setObjectiveScores' : 'setObjectiveHours'),
]

function parameterRows(policy: Policy, pen: Pen): Row[] {
  switch (policy.kind) {
    case 'cutoff':
      return walk(policy, pen)
    case 'proportional':
      return proportionalRows(policy, pen)
    case 'steps':
      return [...stepRows(policy, pen), ...walk(policy, pen)]
    case 'tiers':
      return [...bandRows(policy, pen), ...sizeRows(policy, pen), ...walk(policy, pen)]
    case 'knapsack':
      return [objectiveRow(policy, pen)]
    case 'equal-shares':
      return sharesRows(policy, pen)
  }
}

/** The kind of a policy and each of its parameters, as the Studio names them. */
export const policyRows = (policy: Policy, pen: Pen): Row[] => [
  [pen.say('policyKind'), pen.say(kindWords[policy.kind])],
  ...parameterRows(policy, pen),
]

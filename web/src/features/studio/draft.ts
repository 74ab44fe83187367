import type { ScenarioContent } from '@furrow/core/contract/studio'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { FieldCriterion } from './run-view.ts'

/** What is being tuned: a scenario without its seed. */
export type Draft = ScenarioContent

/** What a call gives to tune, with the published values to go back to. */
export type Rules = {
  readonly criteria: readonly FieldCriterion[]
  readonly areas: readonly { id: string; name: string }[]
  /** Some review states a confidence. */
  readonly hasConfidence: boolean
  /** The call names funders that can pay under equal shares. */
  readonly hasFunders?: boolean
  readonly published: Draft
}

/** Shares, weights and thresholds have four places at most. */
export const fourPlaces = (value: number): number => Math.round(value * 1e4) / 1e4

export const defaultPolicies = {
  cutoff: { kind: 'cutoff', mode: 'skip', partial: true },
  proportional: {
    kind: 'proportional',
    admission: 'skip',
    weight: 'score-above-base-times-request',
    base: 0,
    rounding: 'webster',
  },
  steps: {
    kind: 'steps',
    steps: [
      { score: 80, share: 1 },
      { score: 70, share: 0.75 },
      { score: 60, share: 0.5 },
    ],
    mode: 'skip',
    partial: true,
  },
  tiers: { kind: 'tiers', fund: 80, draw: 60, mode: 'skip', partial: true },
  knapsack: { kind: 'knapsack', objective: 'score-hours' },
  'equal-shares': { kind: 'equal-shares', voters: 'criteria', utility: 'score-times-cost' },
} satisfies { [Kind in Draft['policy']['kind']]: Extract<Draft['policy'], { kind: Kind }> }

export const emptyDraft: Draft = {
  format: 'furrow.scenario/1',
  name: '',
  weights: {},
  confidence: {},
  calibration: 'none',
  areaWeights: {},
  thresholds: {},
  reserve: 0,
  areas: {},
  policy: defaultPolicies.cutoff,
}

/** The scenario that is run, hashed and exported. */
export const withSeed = (draft: Draft, seed: string): Scenario => ({ ...draft, seed })

const levels = ['1', '2', '3'] as const
export type Level = (typeof levels)[number]
export const confidenceLevels: readonly Level[] = levels

export const weightOf = (draft: Draft, criterion: Rules['criteria'][number]): number =>
  draft.weights[criterion.id] ?? criterion.weight
export const confidenceOf = (draft: Draft, level: Level): number => draft.confidence[level] ?? 1
export const areaWeightOf = (draft: Draft, area: string): number => draft.areaWeights[area] ?? 1
export const quotaOf = (areas: Draft['areas'], area: string) => areas[area] ?? { minShare: 0, maxShare: 1 }

const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

/** An entry equal to its default stays out, so that moving there and back gives the same scenario. */
const withEntry = (
  record: Readonly<Record<string, number>>,
  key: string,
  set: { to: number; standard: number },
) => (set.to === set.standard ? without(record, key) : { ...without(record, key), [key]: set.to })

export const setWeight = (draft: Draft, criterion: Rules['criteria'][number], to: number): Draft => ({
  ...draft,
  weights: withEntry(draft.weights, criterion.id, { to, standard: criterion.weight }),
})

export const setConfidence = (draft: Draft, level: Level, to: number): Draft => ({
  ...draft,
  confidence: withEntry({ ...draft.confidence }, level, { to, standard: 1 }),
})

export const setAreaWeight = (draft: Draft, area: string, to: number): Draft => ({
  ...draft,
  areaWeights: withEntry(draft.areaWeights, area, { to, standard: 1 }),
})

export const setReserve = (draft: Draft, to: number): Draft => ({ ...draft, reserve: Math.min(0.9999, to) })

/** What the other guarantees leave; a guarantee above it would be refused. */
export const guaranteeRoom = (draft: Draft, area: string): number => {
  const others = Object.entries(draft.areas).filter(([id]) => id !== area)
  return fourPlaces(1 - others.reduce((sum, [, quota]) => sum + quota.minShare, 0))
}

function withQuota(draft: Draft, area: string, quota: { minShare: number; maxShare: number }): Draft {
  const rest = without(draft.areas, area)
  const isStandard = quota.minShare === 0 && quota.maxShare === 1
  return { ...draft, areas: isStandard ? rest : { ...rest, [area]: quota } }
}

/** Sets a guarantee, at most what the others leave; the maximum gives way upwards. */
export function setGuarantee(draft: Draft, area: string, to: number): Draft {
  const minShare = Math.max(0, Math.min(to, guaranteeRoom(draft, area)))
  return withQuota(draft, area, {
    minShare,
    maxShare: Math.max(minShare, quotaOf(draft.areas, area).maxShare),
  })
}

/** Sets a maximum; the guarantee gives way downwards. */
export const setMaximum = (draft: Draft, area: string, to: number): Draft =>
  withQuota(draft, area, { minShare: Math.min(to, quotaOf(draft.areas, area).minShare), maxShare: to })

/** null takes the threshold away. */
export function setScoreThreshold(draft: Draft, to: number | null): Draft {
  const { criteria } = draft.thresholds
  return {
    ...draft,
    thresholds: { ...(to !== null && { score: to }), ...(criteria !== undefined && { criteria }) },
  }
}

export function setCriterionThreshold(draft: Draft, criterion: string, to: number | null): Draft {
  const rest = without(draft.thresholds.criteria ?? {}, criterion)
  const criteria = to === null ? rest : { ...rest, [criterion]: to }
  const { score } = draft.thresholds
  const isEmpty = Object.keys(criteria).length === 0
  return { ...draft, thresholds: { ...(score !== undefined && { score }), ...(!isEmpty && { criteria }) } }
}

/** False if all weights are zero: nothing could be scored. */
export const canRun = (draft: Draft, rules: Rules): boolean =>
  rules.criteria.some((criterion) => weightOf(draft, criterion) > 0)

const sorted = (record: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Equality of what is tuned; the name does not count. */
export const sameTuning = (a: Draft, b: Draft): boolean => tuningKey(a) === tuningKey(b)

/** What decides about the scores and their order, and not about the hours. */
export const scoringKey = ({ weights, confidence, areaWeights, thresholds, calibration }: Draft): string =>
  JSON.stringify([
    sorted(weights),
    sorted(confidence),
    sorted(areaWeights),
    sorted(thresholds.criteria ?? {}),
    calibration,
  ])

export const tuningKey = (draft: Draft): string =>
  JSON.stringify([
    sorted(draft.weights),
    sorted(draft.confidence),
    sorted(draft.areaWeights),
    sorted(draft.areas),
    sorted(draft.thresholds.criteria ?? {}),
    draft.thresholds.score ?? null,
    draft.reserve,
    draft.calibration,
    sorted(draft.policy),
  ])

import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import type { Draft, Level, Rules } from './draft.ts'
import {
  areaWeightOf,
  confidenceLevels,
  confidenceOf,
  fourPlaces,
  guaranteeRoom,
  quotaOf,
  setAreaWeight,
  setConfidence,
  setCriterionThreshold,
  setGuarantee,
  setMaximum,
  setReserve,
  setScoreThreshold,
  setWeight,
  weightOf,
} from './draft.ts'

/** One slider with its number box. Values are as shown: a share of 0.2 is 20 %. */
export type Control = {
  readonly key: string
  readonly label: string
  /** Read out where `label` alone would not say what is set. */
  readonly name?: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit: string
  /** What holds where neither the call nor the scenario says anything. */
  readonly standard: number
  /** Shown instead of the number where the control is off. */
  readonly offAt?: number
  readonly get: (draft: Draft) => number
  /** The most that the other controls leave room for, where that may be less than `max`. */
  readonly most?: (draft: Draft) => number
  readonly set: (draft: Draft, value: number) => Draft
}

export type ControlGroup = {
  readonly key: string
  readonly title: string
  readonly controls: readonly Control[]
}

const percent = { min: 0, max: 100, step: 1, unit: '%' } as const
const toPercent = (share: number) => fourPlaces(share * 100)
const toShare = (shown: number) => fourPlaces(Math.min(100, Math.max(0, shown)) / 100)
const notNegative = (value: number) => Math.max(0, fourPlaces(value))

function weightScale(criteria: Rules['criteria']) {
  const largest = Math.max(...criteria.map((criterion) => criterion.weight))
  return largest > 10 ? { min: 0, max: Math.max(100, largest), step: 1 } : { min: 0, max: 10, step: 0.1 }
}

const criterionControls = ({ criteria }: Rules): Control[] =>
  criteria.map((criterion) => ({
    key: `weight-${criterion.id}`,
    label: criterion.name,
    name: m.studio_weight_of({ name: criterion.name }),
    ...weightScale(criteria),
    unit: m.studio_unit_parts(),
    standard: criterion.weight,
    get: (draft) => weightOf(draft, criterion),
    set: (draft, value) => setWeight(draft, criterion, notNegative(value)),
  }))

const confidenceNames: Readonly<Record<Level, () => string>> = {
  '1': m.studio_confidence_1,
  '2': m.studio_confidence_2,
  '3': m.studio_confidence_3,
}

const confidenceControls = (): Control[] =>
  confidenceLevels.map((level) => ({
    key: `confidence-${level}`,
    label: confidenceNames[level](),
    min: 0,
    max: 3,
    step: 0.1,
    unit: '×',
    standard: 1,
    get: (draft) => confidenceOf(draft, level),
    set: (draft, value) => setConfidence(draft, level, notNegative(value)),
  }))

/** Weight, guarantee and maximum of one area. */
export function areaControls({ id, name }: Rules['areas'][number]): Control[] {
  const named = (control: string) => m.studio_control_of({ control, name })
  return [
    {
      key: `guarantee-${id}`,
      label: m.studio_guarantee(),
      name: named(m.studio_guarantee()),
      ...percent,
      standard: 0,
      get: (draft) => toPercent(quotaOf(draft.areas, id).minShare),
      most: (draft) => toPercent(Math.max(0, guaranteeRoom(draft, id))),
      set: (draft, value) => setGuarantee(draft, id, toShare(value)),
    },
    {
      key: `maximum-${id}`,
      label: m.studio_maximum(),
      name: named(m.studio_maximum()),
      ...percent,
      standard: 100,
      get: (draft) => toPercent(quotaOf(draft.areas, id).maxShare),
      set: (draft, value) => setMaximum(draft, id, toShare(value)),
    },
    {
      key: `area-weight-${id}`,
      label: m.studio_area_weight(),
      name: named(m.studio_area_weight()),
      min: 0,
      max: 2,
      step: 0.05,
      unit: '×',
      standard: 1,
      get: (draft) => areaWeightOf(draft, id),
      set: (draft, value) => setAreaWeight(draft, id, notNegative(value)),
    },
  ]
}

const reserveControl = (): Control => ({
  key: 'reserve',
  label: m.studio_reserve(),
  min: 0,
  max: 99,
  step: 1,
  unit: '%',
  standard: 0,
  get: (draft) => toPercent(draft.reserve),
  set: (draft, value) => setReserve(draft, toShare(value)),
})

const scoreThreshold = (): Control => ({
  key: 'threshold',
  label: m.studio_threshold_score(),
  min: 0,
  max: 100,
  step: 1,
  unit: m.studio_unit_points(),
  standard: 0,
  offAt: 0,
  get: (draft) => draft.thresholds.score ?? 0,
  set: (draft, value) => setScoreThreshold(draft, value <= 0 ? null : fourPlaces(value)),
})

const criterionThresholds = ({ criteria }: Rules): Control[] =>
  criteria.map(({ id, name, min, max, lowIsGood }) => {
    const offAt = lowIsGood ? max : min
    return {
      key: `threshold-${id}`,
      label: name,
      name: m.studio_control_of({ control: m.studio_thresholds(), name }),
      min,
      max,
      step: 0.1,
      unit: `/ ${formatNumber(max)}`,
      standard: offAt,
      offAt,
      get: (draft) => draft.thresholds.criteria?.[id] ?? offAt,
      set: (draft, value) => setCriterionThreshold(draft, id, value === offAt ? null : fourPlaces(value)),
    }
  })

/** The base of the proportional policy, in points. */
export const baseControl = (): Control => ({
  key: 'base',
  label: m.studio_base(),
  min: 0,
  max: 100,
  step: 1,
  unit: m.studio_unit_points(),
  standard: 0,
  get: ({ policy }) => (policy.kind === 'proportional' ? policy.base : 0),
  set: (draft, value) =>
    draft.policy.kind === 'proportional'
      ? { ...draft, policy: { ...draft.policy, base: fourPlaces(value) } }
      : draft,
})

/** The controls above the areas and the policy, in the order of the panel. */
export const controlGroups = (rules: Rules): readonly ControlGroup[] => [
  { key: 'criteria', title: m.studio_criteria(), controls: criterionControls(rules) },
  { key: 'budget', title: m.studio_budget(), controls: [reserveControl()] },
  {
    key: 'thresholds',
    title: m.studio_thresholds(),
    controls: [scoreThreshold(), ...criterionThresholds(rules)],
  },
  {
    key: 'confidence',
    title: m.studio_confidence(),
    controls: rules.hasConfidence ? confidenceControls() : [],
  },
]

/** A value of a control as text, with its unit. */
export const shownValue = ({ offAt, unit }: Control, value: number): string =>
  value === offAt ? m.studio_threshold_none() : `${formatNumber(value, 4)} ${unit}`

/** "0–100 · default 40": what a control takes, up to `most`, and what holds where nobody says anything. */
export function rangeText({ min, standard, offAt }: Control, most: number): string {
  const range = { min: formatNumber(min, 4), max: formatNumber(most, 4) }
  const value = standard === offAt ? m.studio_threshold_none() : formatNumber(standard, 4)
  return m.studio_range({ ...range, value })
}

/** The most that a control takes as the others stand. */
export const mostOf = ({ max, most }: Control, draft: Draft): number => most?.(draft) ?? max

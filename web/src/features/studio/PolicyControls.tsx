import { m } from '../../messages.ts'
import { Choice } from './Choice.tsx'
import { baseControl } from './controls.ts'
import { defaultPolicies, type Draft } from './draft.ts'
import { policyKinds, policyNames } from './policy-names.ts'
import { proportionalWeights } from './policy-words.ts'
import { EqualSharesRows, KnapsackRows, StepsRows, TiersRows, turns, WalkRows } from './PolicyRows.tsx'
import { SliderRow, type Move } from './SliderRow.tsx'

type Policy = Draft['policy']
type Change = (policy: Policy) => void

const roundings = [['webster', 'Webster'] as const, ['hamilton', 'Hamilton'] as const]

const weightNames = {
  equal: m.studio_weighting_equal,
  request: m.studio_weighting_request,
  score: m.studio_weighting_score,
  'score-times-request': m.studio_weighting_score_times_request,
  'score-above-base-times-request': m.studio_weighting_score_above_base_times_request,
} as const

type ProportionalRowsProps = {
  policy: Extract<Policy, { kind: 'proportional' }>
  draft: Draft
  published: Draft
  onChange: Change
  onMove: Move
}

function ProportionalRows({ policy, draft, published, onChange, onMove }: ProportionalRowsProps) {
  const set = (part: Partial<typeof policy>) => onChange({ ...policy, ...part })
  const base = baseControl()
  return (
    <>
      <Choice
        label={m.studio_admission()}
        value={policy.admission}
        options={turns()}
        onChoose={(admission) => set({ admission })}
      />
      <Choice
        label={m.studio_weighting()}
        value={policy.weight}
        options={proportionalWeights.map((weight) => [weight, weightNames[weight]()] as const)}
        onChoose={(weight) => set({ weight })}
      />
      <SliderRow control={base} value={base.get(draft)} published={base.get(published)} onMove={onMove} />
      <Choice
        label={m.studio_rounding()}
        value={policy.rounding}
        options={roundings}
        onChoose={(rounding) => set({ rounding })}
      />
    </>
  )
}

type PolicyControlsProps = {
  draft: Draft
  published: Draft
  hasFunders: boolean
  onChange: Change
  onMove: Move
}

function ParameterRows({ draft, published, hasFunders, onChange, onMove }: PolicyControlsProps) {
  const { policy } = draft
  if (policy.kind === 'cutoff')
    return <WalkRows {...policy} onSet={(part) => onChange({ ...policy, ...part })} />
  if (policy.kind === 'proportional')
    return <ProportionalRows {...{ policy, draft, published, onChange, onMove }} />
  if (policy.kind === 'steps') return <StepsRows policy={policy} onChange={onChange} />
  if (policy.kind === 'tiers') return <TiersRows policy={policy} onChange={onChange} />
  if (policy.kind === 'knapsack') return <KnapsackRows policy={policy} onChange={onChange} />
  return <EqualSharesRows policy={policy} onChange={onChange} hasFunders={hasFunders} />
}

/** The policy and its parameters, and no others. */
export function PolicyControls(props: PolicyControlsProps) {
  const { draft, onChange } = props
  return (
    <>
      <Choice
        label={m.studio_policy()}
        value={draft.policy.kind}
        options={policyKinds.map((kind) => [kind, policyNames[kind]()] as const)}
        onChoose={(kind) => onChange(defaultPolicies[kind])}
      />
      <ParameterRows {...props} />
    </>
  )
}

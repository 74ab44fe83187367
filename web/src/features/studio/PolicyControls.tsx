import { m } from '../../messages.ts'
import { Choice } from './Choice.tsx'
import { baseControl, mostOf } from './controls.ts'
import { defaultPolicies, type Draft } from './draft.ts'
import { MoveEffect } from './last-move.tsx'
import { policyKinds, policyNames, weightNames } from './policy-names.ts'
import { proportionalWeights } from './policy-words.ts'
import { EqualSharesRows, KnapsackRows, turns, WalkRows, type Rows } from './PolicyRows.tsx'
import { SliderRow, type Move } from './SliderRow.tsx'
import { StepsRows } from './StepsRows.tsx'
import { TiersRows } from './TiersRows.tsx'

type Policy = Draft['policy']

const roundings = [['webster', 'Webster'] as const, ['hamilton', 'Hamilton'] as const]

type ProportionalRowsProps = Rows<'proportional'> & { draft: Draft; published: Draft; onMove: Move }

function ProportionalRows({ policy, reference, draft, published, onChange, onMove }: ProportionalRowsProps) {
  const set = (part: Partial<typeof policy>) => onChange({ ...policy, ...part })
  const base = baseControl()
  return (
    <>
      <Choice
        label={m.studio_admission()}
        value={policy.admission}
        options={turns()}
        standard={defaultPolicies.proportional.admission}
        published={reference?.admission}
        onChoose={(admission) => set({ admission })}
      />
      <Choice
        label={m.studio_weighting()}
        value={policy.weight}
        options={proportionalWeights.map((weight) => [weight, weightNames[weight]()] as const)}
        standard={defaultPolicies.proportional.weight}
        published={reference?.weight}
        onChoose={(weight) => set({ weight })}
      />
      <SliderRow
        control={base}
        value={base.get(draft)}
        published={base.get(published)}
        most={mostOf(base, draft)}
        onMove={onMove}
      />
      <Choice
        label={m.studio_rounding()}
        value={policy.rounding}
        options={roundings}
        standard={defaultPolicies.proportional.rounding}
        published={reference?.rounding}
        onChoose={(rounding) => set({ rounding })}
      />
    </>
  )
}

type PolicyControlsProps = {
  draft: Draft
  published: Draft
  hasFunders: boolean
  onChange: (policy: Policy, gesture?: string | null) => void
  onMove: Move
}

/** The published policy, where it is of the kind that is chosen: its parameters are what to go back to. */
const publishedOf = <Kind extends Policy['kind']>(
  { policy }: Draft,
  kind: Kind,
): Extract<Policy, { kind: Kind }> | undefined => (isKind(policy, kind) ? policy : undefined)

const isKind = <Kind extends Policy['kind']>(
  policy: Policy,
  kind: Kind,
): policy is Extract<Policy, { kind: Kind }> => policy.kind === kind

function ParameterRows({ draft, hasFunders, onChange, onMove, ...props }: PolicyControlsProps) {
  const { policy } = draft
  const of = <Kind extends Policy['kind']>(kind: Kind) => publishedOf(props.published, kind)
  if (policy.kind === 'cutoff')
    return (
      <WalkRows
        {...policy}
        standard={defaultPolicies.cutoff}
        reference={of('cutoff')}
        onSet={(part) => onChange({ ...policy, ...part })}
      />
    )
  if (policy.kind === 'proportional')
    return (
      <ProportionalRows
        {...{ policy, draft, onChange, onMove }}
        published={props.published}
        reference={of('proportional')}
      />
    )
  if (policy.kind === 'steps') return <StepsRows {...{ policy, onChange }} reference={of('steps')} />
  if (policy.kind === 'tiers') return <TiersRows {...{ policy, onChange }} reference={of('tiers')} />
  if (policy.kind === 'knapsack') return <KnapsackRows {...{ policy, onChange }} reference={of('knapsack')} />
  return <EqualSharesRows {...{ policy, onChange, hasFunders }} reference={of('equal-shares')} />
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
        standard="cutoff"
        published={props.published.policy.kind}
        onChoose={(kind) => onChange(publishedOf(props.published, kind) ?? defaultPolicies[kind])}
      />
      <ParameterRows {...props} />
      <MoveEffect of="policy" />
    </>
  )
}

import { useId, type ReactNode } from 'react'
import { m } from '../../messages.ts'
import { Select } from '../../ui/inputs.tsx'
import { baseControl } from './controls.ts'
import { defaultPolicies, type Draft } from './draft.ts'
import { proportionalWeights } from './policy-words.ts'
import { SliderRow, type Move } from './SliderRow.tsx'

type Policy = Draft['policy']
type Change = (policy: Policy) => void

const Row = ({ label, children }: { label: string; children: (id: string) => ReactNode }) => {
  const id = useId()
  return (
    <div className="studio-choice">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type ChoiceProps<T extends string> = {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChoose: (value: T) => void
}

function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <Row label={label}>
      {(id) => (
        <Select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find(([option]) => option === event.target.value)
            if (chosen !== undefined) onChoose(chosen[0])
          }}
        >
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </Row>
  )
}

const turns = () => [['skip', m.studio_mode_skip()] as const, ['stop', m.studio_mode_stop()] as const]
const roundings = [['webster', 'Webster'] as const, ['hamilton', 'Hamilton'] as const]

const weightNames = {
  equal: m.studio_weighting_equal,
  request: m.studio_weighting_request,
  score: m.studio_weighting_score,
  'score-times-request': m.studio_weighting_score_times_request,
  'score-above-base-times-request': m.studio_weighting_score_above_base_times_request,
} as const

function CutoffRows({ policy, onChange }: { policy: Extract<Policy, { kind: 'cutoff' }>; onChange: Change }) {
  const set = (part: Partial<typeof policy>) => onChange({ ...policy, ...part })
  return (
    <>
      <Choice
        label={m.studio_mode()}
        value={policy.mode}
        options={turns()}
        onChoose={(mode) => set({ mode })}
      />
      <Row label={m.studio_partial()}>
        {(id) => (
          <input
            id={id}
            type="checkbox"
            checked={policy.partial}
            onChange={(event) => set({ partial: event.target.checked })}
          />
        )}
      </Row>
    </>
  )
}

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

type PolicyControlsProps = { draft: Draft; published: Draft; onChange: Change; onMove: Move }

/** The policy and its parameters, and no others. */
export function PolicyControls({ draft, published, onChange, onMove }: PolicyControlsProps) {
  const { policy } = draft
  const kinds = [
    ['cutoff', m.studio_policy_cutoff()] as const,
    ['proportional', m.studio_policy_proportional()] as const,
  ]
  return (
    <>
      <Choice
        label={m.studio_policy()}
        value={policy.kind}
        options={kinds}
        onChoose={(kind) => onChange(defaultPolicies[kind])}
      />
      {policy.kind === 'cutoff' ? (
        <CutoffRows policy={policy} onChange={onChange} />
      ) : (
        <ProportionalRows {...{ policy, draft, published, onChange, onMove }} />
      )}
    </>
  )
}

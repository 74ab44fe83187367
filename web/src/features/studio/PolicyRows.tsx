import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../../messages.ts'
import { Choice, PublishedValue, Row } from './Choice.tsx'
import { defaultPolicies } from './draft.ts'

type Change = (policy: Policy, gesture?: string | null) => void
export type Rows<Kind extends Policy['kind']> = {
  policy: Extract<Policy, { kind: Kind }>
  /** What the call published, where it is a policy of this kind. */
  reference: Extract<Policy, { kind: Kind }> | undefined
  onChange: Change
}

export const turns = () => [['skip', m.studio_mode_skip()] as const, ['stop', m.studio_mode_stop()] as const]

type Walk = { readonly mode: 'skip' | 'stop'; readonly partial: boolean }
type WalkRowsProps = Walk & {
  standard: Walk
  reference: Walk | undefined
  onSet: (part: Partial<Walk>) => void
}

const yesOrNo = (yes: boolean): string => (yes ? m.studio_yes() : m.studio_no())

/** What happens at the line: common to the policies that walk down a ranking. */
export function WalkRows({ mode, partial, standard, reference, onSet }: WalkRowsProps) {
  const back = (reference ?? standard).partial
  return (
    <>
      <Choice
        label={m.studio_mode()}
        value={mode}
        options={turns()}
        standard={standard.mode}
        published={reference?.mode}
        onChoose={(to) => onSet({ mode: to })}
      />
      <Row label={m.studio_partial()}>
        {(id) => (
          <span className="studio-check">
            <input
              id={id}
              type="checkbox"
              checked={partial}
              onChange={(event) => onSet({ partial: event.target.checked })}
            />
            <span className="studio-range">
              {m.studio_default_value({ value: yesOrNo(standard.partial) })}
            </span>
          </span>
        )}
      </Row>
      {partial !== back && (
        <PublishedValue
          name={m.studio_partial()}
          value={yesOrNo(back)}
          isDefault={reference === undefined}
          onReset={() => onSet({ partial: back })}
        />
      )}
    </>
  )
}

export function KnapsackRows({ policy, reference, onChange }: Rows<'knapsack'>) {
  return (
    <Choice
      label={m.studio_objective()}
      value={policy.objective}
      options={[
        ['score-hours', m.studio_objective_hours()],
        ['scores', m.studio_objective_scores()],
      ]}
      standard={defaultPolicies.knapsack.objective}
      published={reference?.objective}
      onChoose={(objective) => onChange({ ...policy, objective })}
    />
  )
}

type EqualSharesRowsProps = Rows<'equal-shares'> & { hasFunders: boolean }

export function EqualSharesRows({ policy, reference, onChange, hasFunders }: EqualSharesRowsProps) {
  const standard = defaultPolicies['equal-shares']
  const voters = [
    ['criteria', m.studio_voters_criteria()] as const,
    ...(hasFunders || policy.voters === 'funders' ? [['funders', m.studio_voters_funders()] as const] : []),
  ]
  return (
    <>
      <Choice
        label={m.studio_voters()}
        value={policy.voters}
        options={voters}
        standard={standard.voters}
        published={reference?.voters}
        onChoose={(to) => onChange({ ...policy, voters: to })}
      />
      <Choice
        label={m.studio_utility()}
        value={policy.utility}
        options={[
          ['score-times-cost', m.studio_utility_times_cost()],
          ['score', m.studio_utility_score()],
        ]}
        standard={standard.utility}
        published={reference?.utility}
        onChoose={(utility) => onChange({ ...policy, utility })}
      />
      <p className="muted small">{m.studio_equal_shares_note()}</p>
    </>
  )
}

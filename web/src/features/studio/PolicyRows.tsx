import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberInput, TextInput } from '../../ui/inputs.tsx'
import { Choice, Row } from './Choice.tsx'
import { fourPlaces } from './draft.ts'

type Change = (policy: Policy) => void
type RowsProps<Kind extends Policy['kind']> = { policy: Extract<Policy, { kind: Kind }>; onChange: Change }

export const turns = () => [['skip', m.studio_mode_skip()] as const, ['stop', m.studio_mode_stop()] as const]

type Walk = { readonly mode: 'skip' | 'stop'; readonly partial: boolean }

/** What happens at the line: common to the policies that walk down a ranking. */
export function WalkRows({ mode, partial, onSet }: Walk & { onSet: (part: Partial<Walk>) => void }) {
  return (
    <>
      <Choice label={m.studio_mode()} value={mode} options={turns()} onChoose={(to) => onSet({ mode: to })} />
      <Row label={m.studio_partial()}>
        {(id) => (
          <input
            id={id}
            type="checkbox"
            checked={partial}
            onChange={(event) => onSet({ partial: event.target.checked })}
          />
        )}
      </Row>
    </>
  )
}

/** A number that counts from the moment on in which it is one. */
const Amount = ({ label, value, unit, onSet }: AmountProps) => (
  <NumberInput
    aria-label={label}
    value={value}
    unit={unit}
    onValue={(next) => {
      if (next !== null) onSet(fourPlaces(next))
    }}
  />
)
type AmountProps = { label: string; value: number; unit: string; onSet: (value: number) => void }

type Step = Extract<Policy, { kind: 'steps' }>['steps'][number]

/** Steps in the order of their scores, with shares that fall: others would be refused. */
export function orderedSteps(steps: readonly Step[]): Step[] {
  const byScore = new Map(steps.map((step) => [step.score, step]))
  let most = 1
  return [...byScore.values()]
    .sort((a, b) => b.score - a.score)
    .map(({ score, share }) => {
      most = Math.min(most, Math.max(0, share))
      return { score, share: most }
    })
}

export function StepsRows({ policy, onChange }: RowsProps<'steps'>) {
  const { steps } = policy
  const put = (next: readonly Step[]) => onChange({ ...policy, steps: orderedSteps(next) })
  const set = (index: number, part: Partial<Step>) =>
    put(steps.map((step, i) => (i === index ? { ...step, ...part } : step)))
  const last = steps.at(-1) ?? { score: 100, share: 1 }
  return (
    <>
      <ol className="studio-steps" aria-label={m.studio_steps()}>
        {steps.map(({ score, share }, index) => (
          <li key={score}>
            <Amount
              label={m.studio_step_score({ n: index + 1 })}
              value={score}
              unit={m.studio_unit_points()}
              onSet={(to) => set(index, { score: to })}
            />
            <Amount
              label={m.studio_step_share({ n: index + 1 })}
              value={fourPlaces(share * 100)}
              unit="%"
              onSet={(to) => set(index, { share: fourPlaces(to / 100) })}
            />
            <Button
              look="quiet"
              size="small"
              aria-label={m.studio_step_remove({ n: index + 1 })}
              disabled={steps.length === 1}
              onClick={() => put(steps.filter((_, i) => i !== index))}
            >
              ×
            </Button>
          </li>
        ))}
      </ol>
      <Button
        look="quiet"
        size="small"
        disabled={steps.length >= 100}
        onClick={() => put([...steps, { score: fourPlaces(last.score - 10), share: last.share }])}
      >
        {m.studio_step_add()}
      </Button>
      <WalkRows {...policy} onSet={(part) => onChange({ ...policy, ...part })} />
    </>
  )
}

/** Rising whole numbers between commas; what is no such number is passed over. */
function limitsOf(text: string): number[] {
  const numbers = text.split(',').map((part) => Math.trunc(Number(part.replaceAll(/[\s.]/g, ''))))
  return [...new Set(numbers.filter((limit) => limit > 0 && Number.isSafeInteger(limit)))]
    .sort((a, b) => a - b)
    .slice(0, 20)
}

type Tiers = Extract<Policy, { kind: 'tiers' }>

const withLimits = ({ kind, mode, partial, fund, draw, tiers }: Tiers, limits: number[]): Tiers => ({
  kind,
  mode,
  partial,
  ...(fund === undefined ? {} : { fund }),
  ...(draw === undefined ? {} : { draw }),
  ...(tiers === undefined ? {} : { tiers }),
  ...(limits.length === 0 ? {} : { sizeBands: limits }),
})

export function TiersRows({ policy, onChange }: RowsProps<'tiers'>) {
  const { fund = 0, draw = 0, tiers: list, sizeBands = [] } = policy
  const points = m.studio_unit_points()
  return (
    <>
      {list === undefined ? (
        <>
          <Row label={m.studio_tiers_fund()}>
            {() => (
              <Amount
                label={m.studio_tiers_fund()}
                value={fund}
                unit={points}
                onSet={(to) => onChange({ ...policy, fund: to, draw: Math.min(draw, to) })}
              />
            )}
          </Row>
          <Row label={m.studio_tiers_draw()}>
            {() => (
              <Amount
                label={m.studio_tiers_draw()}
                value={draw}
                unit={points}
                onSet={(to) => onChange({ ...policy, draw: to, fund: Math.max(fund, to) })}
              />
            )}
          </Row>
        </>
      ) : (
        <p className="small">
          {m.studio_tiers_list({ n: Object.keys(list).length })}{' '}
          <Button
            look="quiet"
            size="small"
            onClick={() => onChange({ ...withoutList(policy), fund: 80, draw: 60 })}
          >
            {m.studio_tiers_bands()}
          </Button>
        </p>
      )}
      <Row label={m.studio_tiers_sizes()}>
        {(id) => (
          <TextInput
            id={id}
            inputMode="numeric"
            key={sizeBands.join()}
            defaultValue={sizeBands.join(', ')}
            onBlur={(event) => onChange(withLimits(policy, limitsOf(event.target.value)))}
          />
        )}
      </Row>
      <p className="muted small">{m.studio_tiers_sizes_hint()}</p>
      <WalkRows {...policy} onSet={(part) => onChange({ ...policy, ...part })} />
    </>
  )
}

const withoutList = ({ kind, mode, partial }: Tiers): Tiers => ({ kind, mode, partial })

export function KnapsackRows({ policy, onChange }: RowsProps<'knapsack'>) {
  return (
    <Choice
      label={m.studio_objective()}
      value={policy.objective}
      options={[
        ['score-hours', m.studio_objective_hours()],
        ['scores', m.studio_objective_scores()],
      ]}
      onChoose={(objective) => onChange({ ...policy, objective })}
    />
  )
}

export function EqualSharesRows({
  policy,
  onChange,
  hasFunders,
}: RowsProps<'equal-shares'> & { hasFunders: boolean }) {
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
        onChoose={(to) => onChange({ ...policy, voters: to })}
      />
      <Choice
        label={m.studio_utility()}
        value={policy.utility}
        options={[
          ['score-times-cost', m.studio_utility_times_cost()],
          ['score', m.studio_utility_score()],
        ]}
        onChoose={(utility) => onChange({ ...policy, utility })}
      />
      <p className="muted small">{m.studio_equal_shares_note()}</p>
    </>
  )
}

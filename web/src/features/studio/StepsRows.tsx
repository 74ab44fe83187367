import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatNumber, formatShare } from '../../ui/format.ts'
import { Amount } from './Amount.tsx'
import { PublishedValue } from './Choice.tsx'
import { defaultPolicies, fourPlaces } from './draft.ts'
import { WalkRows, type Rows } from './PolicyRows.tsx'

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

const stepsText = (steps: readonly Step[]): string =>
  steps.map(({ score, share }) => `${formatNumber(score, 4)}: ${formatShare(share)}`).join(' · ')

const sameSteps = (a: readonly Step[], b: readonly Step[]): boolean => stepsText(a) === stepsText(b)

/** From which score on which share of a request is given. */
export function StepsRows({ policy, reference, onChange }: Rows<'steps'>) {
  const { steps } = policy
  const put = (next: readonly Step[]) => onChange({ ...policy, steps: orderedSteps(next) })
  const set = (index: number, part: Partial<Step>) =>
    put(steps.map((step, i) => (i === index ? { ...step, ...part } : step)))
  const standard = defaultPolicies.steps
  const back = (reference ?? standard).steps
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
      <p className="studio-range">{m.studio_steps_range({ steps: stepsText(standard.steps) })}</p>
      {!sameSteps(steps, back) && (
        <PublishedValue
          name={m.studio_steps()}
          value={stepsText(back)}
          isDefault={reference === undefined}
          onReset={() => put(back)}
        />
      )}
      <WalkRows {...policy} {...{ standard, reference }} onSet={(part) => onChange({ ...policy, ...part })} />
    </>
  )
}

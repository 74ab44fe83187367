import { useState } from 'react'
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
function ordered<S extends Step>(steps: readonly S[]): S[] {
  const byScore = new Map(steps.map((step) => [step.score, step]))
  let most = 1
  return [...byScore.values()]
    .sort((a, b) => b.score - a.score)
    .map((step) => {
      most = Math.min(most, Math.max(0, step.share))
      return { ...step, share: most }
    })
}

/** Ten points below the last step, or halfway to zero. */
function newScore(steps: readonly Step[]): number {
  const last = steps.at(-1)?.score ?? 100
  return fourPlaces(last > 10 ? last - 10 : last / 2)
}

type Row = Step & { readonly id: number }

/** The steps with a name each that it keeps when it finds another place: the focus stays in its box. */
function useRows(steps: readonly Step[]) {
  const [ids, setIds] = useState<readonly number[]>([])
  const next = Math.max(steps.length, ...ids.map((id) => id + 1))
  const rows = steps.map((step, index): Row => ({ ...step, id: ids[index] ?? next + index }))
  const order = (changed: readonly Row[]): Step[] => {
    const sorted = ordered(changed)
    setIds(sorted.map(({ id }) => id))
    return sorted.map(({ score, share }) => ({ score, share }))
  }
  return { rows, order, newId: next + steps.length }
}

const stepsText = (steps: readonly Step[]): string =>
  steps.map(({ score, share }) => `${formatNumber(score, 4)}: ${formatShare(share)}`).join(' · ')

const sameSteps = (a: readonly Step[], b: readonly Step[]): boolean => stepsText(a) === stepsText(b)

/** From which score on which share of a request is given. */
export function StepsRows({ policy, reference, onChange }: Rows<'steps'>) {
  const { rows, order, newId } = useRows(policy.steps)
  const put = (next: readonly Row[], gesture: string | null = null) =>
    onChange({ ...policy, steps: order(next) }, gesture)
  const set = (id: number, part: Partial<Step>, gesture: string | null) =>
    put(
      rows.map((row) => (row.id === id ? { ...row, ...part } : row)),
      gesture,
    )
  const standard = defaultPolicies.steps
  const back = (reference ?? standard).steps
  const last = rows.at(-1) ?? { score: 100, share: 1 }
  return (
    <>
      <ol className="studio-steps" aria-label={m.studio_steps()}>
        {rows.map(({ id, score, share }, index) => (
          <li key={id}>
            <Amount
              label={m.studio_step_score({ n: index + 1 })}
              value={score}
              unit={m.studio_unit_points()}
              onSet={(to, gesture) => set(id, { score: to }, gesture)}
            />
            <Amount
              label={m.studio_step_share({ n: index + 1 })}
              value={fourPlaces(share * 100)}
              unit="%"
              onSet={(to, gesture) => set(id, { share: fourPlaces(to / 100) }, gesture)}
            />
            <Button
              look="quiet"
              size="small"
              aria-label={m.studio_step_remove({ n: index + 1 })}
              disabled={rows.length === 1}
              onClick={() => put(rows.filter((row) => row.id !== id))}
            >
              ×
            </Button>
          </li>
        ))}
      </ol>
      <Button
        look="quiet"
        size="small"
        disabled={rows.length >= 100}
        onClick={() => put([...rows, { id: newId, score: newScore(rows), share: last.share }])}
      >
        {m.studio_step_add()}
      </Button>
      <p className="studio-range">{m.studio_steps_range({ steps: stepsText(standard.steps) })}</p>
      {!sameSteps(policy.steps, back) && (
        <PublishedValue
          name={m.studio_steps()}
          value={stepsText(back)}
          isDefault={reference === undefined}
          onReset={() => onChange({ ...policy, steps: back })}
        />
      )}
      <WalkRows {...policy} {...{ standard, reference }} onSet={(part) => onChange({ ...policy, ...part })} />
    </>
  )
}

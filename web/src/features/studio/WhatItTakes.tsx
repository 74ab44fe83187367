import type { Explanation } from '@furrow/core/allocation/explain'
import type { Change } from '@furrow/core/allocation/smallest-changes'
import type { Displaced } from '@furrow/core/allocation/what-if-case'
import { useEffect } from 'react'
import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import type { Draft } from './draft.ts'
import type { Names } from './names.ts'
import { ProposalList } from './ProposalList.tsx'
import { getsText } from './gets-text.ts'
import type { FieldView } from './run-view.ts'
import type { Studies, Story } from './studies.ts'
import { StudyProgress } from './StudyProgress.tsx'
import { useStudy } from './use-study.ts'

type Shared = {
  /** By its place in the snapshot. */
  proposal: number
  field: FieldView
  names: Names
  onSelect: (proposal: number) => void
}

/** What a tie has to do with the margin, in words. */
type Beside = { tie: string | null }

type MovedProps = Omit<Shared, 'proposal'> & { title: string; moved: readonly Displaced[] }

/** Who gets other hours, folded away under one line. */
function Moved({ title, moved, field, names, onSelect }: MovedProps) {
  if (moved.length === 0) return null
  const places = new Map(moved.map((entry) => [field.ids.indexOf(entry.proposal), entry]))
  const note = (i: number) => {
    const { from = 0, to = 0 } = places.get(i) ?? {}
    return `${formatNumber(from)} → ${formatHours(to)}`
  }
  return (
    <details className="studio-moved-list">
      <summary>{title}</summary>
      <ProposalList proposals={[...places.keys()]} {...{ field, names, onSelect, note }} />
    </details>
  )
}

type Unit = 'points' | 'mark' | 'hours'

const unitTexts: Readonly<Record<Unit, (value: number) => string>> = {
  points: (value) => formatNumber(value, 3),
  // As many decimals as marks have: a rounded one might not do.
  mark: (value) => formatNumber(value, 4),
  hours: formatHours,
}

function changeText({ from, to, exact }: Change, unit: Unit): string {
  const text = unitTexts[unit]
  const sign = to < from ? '−' : '+'
  const points = unit === 'points' ? `\u00A0${m.studio_unit_points()}` : ''
  const shown = `${text(from)} → ${text(to)} (${sign}${text(Math.abs(to - from))}${points})`
  return exact ? shown : m.studio_take_at_most({ change: shown })
}

type Given = Explanation['criteria'][number]['given']

/** What the mean means in marks that reviewers give. */
function givenText({ reviews, step, steps, to, anywhere }: NonNullable<Given>): string {
  const shown = {
    reviews: formatNumber(reviews),
    step: formatNumber(step, 4),
    steps: formatNumber(steps),
    to: formatNumber(to, 2),
  }
  return anywhere ? m.studio_take_given(shown) : m.studio_take_given_most(shown)
}

type WayProps = Shared & {
  label: string
  change: Change | null
  unit: Unit
  none?: string
  given?: Given
}

/** One kind of change: how small it may be, what it leads to, whom it displaces. */
function Way({ label, change, unit, none, given = null, ...shared }: WayProps) {
  return (
    <li className="studio-way">
      <span className="studio-way-label">{label}</span>
      {change === null ? (
        <span className="muted">{none}</span>
      ) : (
        <>
          <span className="number">{changeText(change, unit)}</span>
          {given !== null && <span className="small">{givenText(given)}</span>}
          <span className="muted">{getsText(shared.field, shared.proposal, change.award)}</span>
          <Moved
            {...shared}
            title={m.studio_take_moves({ n: formatNumber(change.displaced.length) })}
            moved={change.displaced}
          />
        </>
      )}
    </li>
  )
}

/** Where single ten-thousandths are too many to try, the marks that can be given are tried. */
const markLabel = (step: number, name: string): string =>
  step > 0.0001
    ? m.studio_take_criterion_steps({ name, step: formatNumber(step, 4) })
    : m.studio_take_criterion({ name })

type WaysProps = Shared & { explanation: Explanation }

/** Why there is no single change to name: what has no review has no score to raise. */
export function Ways(props: WaysProps) {
  return props.explanation.reason.code === 'not-reviewed' ? (
    <p>{m.studio_take_no_review()}</p>
  ) : (
    <SmallestChanges {...props} />
  )
}

function SmallestChanges({ explanation, ...shared }: WaysProps) {
  const { goal, score, criteria, request, minimum, budget, reason, unasked, unproven } = explanation
  const isRanked = 'asked' in reason
  const isForMinimum = isRanked || reason.code === 'below-minimum'
  const noneOf = (question: Explanation['unproven'][number], text: string) =>
    unproven.includes(question) ? m.studio_take_none_found() : text
  const nameOf = (id: string) => {
    const criterion = shared.field.criteria.find((entry) => entry.id === id)
    return criterion === undefined
      ? id
      : `${criterion.name} (${formatNumber(criterion.min)}–${formatNumber(criterion.max)})`
  }
  return (
    <>
      <p>{goal === 'full' ? m.studio_take_full() : m.studio_take_award()}</p>
      <ul role="list" className="studio-ways">
        <Way
          {...shared}
          label={m.studio_take_score()}
          change={score}
          unit="points"
          none={
            unasked.includes('score') ? m.studio_take_marks_pay() : noneOf('score', m.studio_take_no_rise())
          }
        />
        {criteria.map((change) => (
          <Way
            key={change.criterion}
            {...shared}
            label={markLabel(change.step, nameOf(change.criterion))}
            change={change}
            unit="mark"
            given={change.given}
          />
        ))}
        {criteria.length === 0 && (
          <Way
            {...shared}
            label={m.studio_take_one_criterion()}
            change={null}
            unit="mark"
            none={noneOf('criteria', m.studio_take_no_criterion())}
          />
        )}
        {isRanked && goal === 'award' && (
          <Way
            {...shared}
            label={m.studio_take_request()}
            change={request}
            unit="hours"
            none={noneOf('request', m.studio_take_no_cut())}
          />
        )}
        {isForMinimum && goal === 'award' && (
          <Way
            {...shared}
            label={m.studio_take_minimum()}
            change={minimum}
            unit="hours"
            none={noneOf('minimum', m.studio_take_no_cut())}
          />
        )}
        {isRanked && (
          <Way
            {...shared}
            label={m.studio_take_budget()}
            change={budget}
            unit="hours"
            none={noneOf('budget', m.studio_take_no_budget())}
          />
        )}
      </ul>
    </>
  )
}

/** How far the score of an award may fall; null where there is no award. */
export function marginText({ award, margin, unasked, unproven }: Explanation): string | null {
  if (award === 0) return null
  if (unasked.includes('margin')) return m.studio_take_margin_unasked()
  const isProven = !unproven.includes('margin')
  if (margin === null) return isProven ? m.studio_take_safe() : m.studio_take_no_fall_found()
  if (margin === 0) return m.studio_take_margin_none()
  const shown = { points: formatNumber(margin, 3), award: formatHours(award) }
  return isProven ? m.studio_take_margin(shown) : m.studio_take_margin_at_most(shown)
}

function StoryText({ story, tie, ...shared }: Shared & Beside & { story: Story }) {
  const { explanation, displaces } = story
  const margin = marginText(explanation)
  return (
    <div className="studio-story" data-story={explanation.goal ?? 'served'}>
      {margin !== null && <p>{margin}</p>}
      {tie !== null && <p data-tie-beside="">{tie}</p>}
      {explanation.award > 0 && displaces.length === 0 && <p>{m.studio_take_displaces_none()}</p>}
      <Moved
        {...shared}
        title={m.studio_take_displaces({ n: formatNumber(displaces.length) })}
        moved={displaces}
      />
      {explanation.goal !== null && <Ways {...shared} explanation={explanation} />}
    </div>
  )
}

type WhatItTakesProps = Shared & Beside & { draft: Draft; studies: Studies }

/** What would it take? Worked out in a worker once the controls rest, for the proposal that is open. */
export function WhatItTakes({ draft, studies, tie, ...shared }: WhatItTakesProps) {
  const proposal = shared.field.ids[shared.proposal] ?? ''
  const { state, start, end } = useStudy(studies)
  useEffect(() => {
    void start(draft, { kind: 'story', proposal }, 350)
    return end
  }, [start, end, draft, proposal])
  const isDone = state.status === 'done' && state.draft === draft && state.findings.kind === 'story'
  return (
    <section className="studio-part" aria-busy={!isDone}>
      <h4>{m.studio_take()}</h4>
      {isDone ? (
        <StoryText {...shared} tie={tie} story={state.findings.story} />
      ) : (
        <StudyProgress
          state={state}
          label={m.studio_take_working()}
          onEnd={end}
          onStart={() => void start(draft, { kind: 'story', proposal })}
        />
      )}
    </section>
  )
}

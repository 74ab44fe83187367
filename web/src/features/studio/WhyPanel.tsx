import { lazy } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatFixed, formatHours, formatNumber } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Part } from '../../ui/Part.tsx'
import { reasonText } from '../../ui/reason-text.ts'
import { ChanceFacts } from './chances/ChanceFacts.tsx'
import type { ChancesState } from './chances/use-chances.ts'
import { areaWeightOf, type Draft, type Rules } from './draft.ts'
import { boundName } from './gets-text.ts'
import type { Names } from './names.ts'
import { ReviewMarks } from './ReviewMarks.tsx'
import type { StudioRunner } from './runner.ts'
import { reasonOf, type FieldView, type RunView } from './run-view.ts'
import { besideMargin, tieText, type TieAsked } from './tie-text.ts'
import { useDetails } from './use-details.ts'

const WhatItTakes = lazy(async () => ({ default: (await import('./WhatItTakes.tsx')).WhatItTakes }))

type WhyPanelProps = {
  proposal: number | null
  view: RunView
  before: RunView | null
  beforeName: string
  chances: ChancesState
  draft: Draft
  runner: StudioRunner
  names: Names
  /** In the order of the call. */
  criteria: Rules['criteria']
  onSelect: (proposal: number) => void
}

const points = (thousandths: number) => formatFixed(thousandths / 1000, 3)
const withUnit = (text: string) => `${text}\u00A0${m.studio_unit_points()}`
const rankText = (rank: number) => (rank === 0 ? '–' : formatNumber(rank))

type Shown = { view: RunView; field: FieldView; draft: Draft; i: number }

/** The numbers of one proposal; the priority where a weight of its area makes it another than the score. */
function numbersOf({ view, field, draft, i }: Shown) {
  const [score, priority] = [view.score[i] ?? -1, view.priority[i] ?? -1]
  const [asked, possible] = [field.requested[i] ?? 0, field.upper[i] ?? 0]
  const facts = [
    { label: m.studio_column_given(), value: formatHours(view.award[i] ?? 0) },
    { label: m.studio_column_asked(), value: formatHours(asked) },
    ...(possible < asked ? [{ label: boundName(field, i), value: formatHours(possible) }] : []),
    { label: m.studio_why_minimum(), value: formatHours(field.minimum[i] ?? 0) },
    { label: m.studio_why_rank(), value: rankText(view.rank[i] ?? 0) },
    { label: m.studio_why_score(), value: score < 0 ? '–' : withUnit(points(score)) },
  ]
  if (priority < 0 || priority === score) return facts
  const weight = areaWeightOf(draft, field.areaIds[(field.area[i] ?? 0) - 1] ?? '')
  const sum = `${points(score)} × ${formatNumber(weight, 4)} = ${withUnit(points(priority))}`
  return [...facts, { label: m.studio_why_priority(), value: sum }]
}

type HeadProps = { proposal: number; field: FieldView; names: Names }

function Head({ proposal, field, names }: HeadProps) {
  const area = (field.area[proposal] ?? 0) - 1
  const [id, title] = [field.ids[proposal], names.titles[proposal] ?? '']
  // A bare import has no titles: the number stands for it, once.
  const heading = title === '' ? id : title
  const about = [id === heading ? '' : id, names.institutions[proposal]].filter(Boolean).join(' · ')
  return (
    <>
      {about !== '' && <p className="muted small">{about}</p>}
      <h3>{heading}</h3>
      {field.areaIds.length > 0 && (
        <AreaMark area={field.areaIds[area] ?? null} name={names.areas[area]?.name ?? ''} />
      )}
    </>
  )
}

/** That a lot, and no mark, parts it from others. */
function Level(asked: TieAsked) {
  const text = tieText(asked)
  if (text === null) return null
  return (
    <div data-tie="">
      <p>{text.told}</p>
      <p className="muted small">{text.rule}</p>
    </div>
  )
}

/** What decided about one proposal: the inequality in words, its reviews, and what would have changed it. */
function Story({ proposal, ...props }: WhyPanelProps & { proposal: number }) {
  const { view, before, beforeName, chances, draft, runner, names, criteria, onSelect } = props
  const { field } = runner
  const criterionName = (id: string) => field.criteria.find((criterion) => criterion.id === id)?.name ?? id
  const reason = reasonOf(view, field, { i: proposal, bars: draft.thresholds })
  const pageId = names.proposalIds[proposal]
  const details = useDetails(runner, draft, proposal)
  return (
    <div className="studio-why-body" data-reason={reason.code}>
      <Head {...{ proposal, field, names }} />
      <p className="studio-reason">
        {reasonText(reason, {
          criterionName,
          policy: view.policy,
          requested: field.requested[proposal] ?? 0,
          award: view.award[proposal] ?? 0,
        })}
      </p>
      <Level {...{ view, field, names, proposal }} />
      <Facts facts={numbersOf({ view, field, draft, i: proposal })} />
      {before !== null && (
        <p className="muted small">
          {m.studio_why_compared({
            name: beforeName,
            rank: rankText(before.rank[proposal] ?? 0),
            award: formatHours(before.award[proposal] ?? 0),
          })}
        </p>
      )}
      {chances.found?.ok === true && (
        <ChanceFacts chances={chances.found.chances} staleness={chances.staleness} proposal={proposal} />
      )}
      <ReviewMarks details={details} given={field.criteria} criteria={criteria} />
      <Part at="what-it-takes">
        <WhatItTakes
          studies={runner}
          tie={besideMargin({ view, field, names, proposal })}
          {...{ proposal, draft, field, names, onSelect }}
        />
      </Part>
      {typeof pageId === 'string' && <Link href={`/app/proposals/${pageId}`}>{m.studio_why_open()}</Link>}
    </div>
  )
}

/** The story of the chosen proposal, beside the ranking. */
export function WhyPanel({ proposal, ...props }: WhyPanelProps) {
  if (proposal === null) return <p className="muted">{m.studio_why_none()}</p>
  return <Story key={proposal} proposal={proposal} {...props} />
}

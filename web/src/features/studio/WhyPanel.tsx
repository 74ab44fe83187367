import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatFixed, formatHours, formatNumber } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { reasonText } from '../../ui/reason-text.ts'
import { marginOf } from './compare.ts'
import type { Draft } from './draft.ts'
import type { Names } from './names.ts'
import { reasonOf, type FieldView, type RunView } from './run-view.ts'

type WhyPanelProps = {
  proposal: number | null
  view: RunView
  before: RunView | null
  beforeName: string
  draft: Draft
  field: FieldView
  names: Names
}

const points = (thousandths: number) => (thousandths < 0 ? '–' : formatFixed(thousandths / 1000, 3))
const rankText = (rank: number) => (rank === 0 ? '–' : formatNumber(rank))

type Shown = Pick<WhyPanelProps, 'view' | 'field'> & { i: number }

/** The numbers of one proposal; the distance to the line where it has one. */
function numbersOf({ view, field, i }: Shown) {
  const margin = marginOf(view, field, i)
  const facts = [
    { label: m.studio_column_given(), value: formatHours(view.award[i] ?? 0) },
    { label: m.studio_column_asked(), value: formatHours(field.requested[i] ?? 0) },
    { label: m.studio_why_rank(), value: rankText(view.rank[i] ?? 0) },
    { label: m.studio_why_score(), value: points(view.score[i] ?? -1) },
    { label: m.studio_why_priority(), value: points(view.priority[i] ?? -1) },
  ]
  if (margin === null) return facts
  const value = m.studio_why_margin_value({ points: formatFixed(margin, 3) })
  return [...facts, { label: m.studio_why_margin(), value }]
}

/** What decided about one proposal: the inequality in words, the numbers, the distance to the line. */
export function WhyPanel({ proposal, view, before, beforeName, draft, field, names }: WhyPanelProps) {
  if (proposal === null) return <p className="muted">{m.studio_why_none()}</p>
  const area = (field.area[proposal] ?? 0) - 1
  const criterionName = (id: string) => field.criteria.find((criterion) => criterion.id === id)?.name ?? id
  const reason = reasonOf(view, field, { i: proposal, bars: draft.thresholds })
  const pageId = names.proposalIds[proposal]
  return (
    <div className="studio-why-body" data-reason={reason.code}>
      <p className="muted small">
        {field.ids[proposal]} · {names.institutions[proposal]}
      </p>
      <h3>{names.titles[proposal] === '' ? field.ids[proposal] : names.titles[proposal]}</h3>
      <AreaMark area={field.areaIds[area] ?? null} name={names.areas[area]?.name ?? ''} />
      <p className="studio-reason">{reasonText(reason, criterionName)}</p>
      <Facts facts={numbersOf({ view, field, i: proposal })} />
      {before !== null && (
        <p className="muted small">
          {m.studio_why_compared({
            name: beforeName,
            rank: rankText(before.rank[proposal] ?? 0),
            award: formatHours(before.award[proposal] ?? 0),
          })}
        </p>
      )}
      {typeof pageId === 'string' && <Link href={`/app/proposals/${pageId}`}>{m.studio_why_open()}</Link>}
    </div>
  )
}

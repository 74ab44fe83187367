import type { OwnDesk } from '@furrow/core/contract/desk'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { stepPath, stepText } from '../../ui/call-steps.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatNumber, formatShortMoment } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'

type Call = NonNullable<OwnDesk['calls']>[number]

const stateText: Readonly<Record<Call['state'], () => string>> = {
  draft: m.desk_state_draft,
  open: m.desk_state_open,
  closed: m.desk_state_closed,
  decided: m.desk_state_decided,
  released: m.desk_state_released,
  archived: m.desk_state_archived,
}

/** A count that asks for work leads to where the work is done. */
const toDo = (count: number, href: string) =>
  count === 0 ? <span className="muted">0</span> : <Link href={href}>{formatNumber(count)}</Link>

const Next = ({ id, next }: Call) => (
  <span className="desk-next">
    <Link href={stepPath(next, id) ?? `/app/calls/${id}`}>{stepText[next]()}</Link>
  </span>
)

const columns: readonly Column<Call>[] = [
  {
    id: 'title',
    header: m.desk_call(),
    cell: ({ id, title }) => <Link href={`/app/calls/${id}`}>{title}</Link>,
  },
  { id: 'state', header: m.desk_state(), cell: ({ state }) => stateText[state](), width: '72px' },
  {
    id: 'deadline',
    header: m.desk_deadline(),
    cell: ({ deadlineAt }) => (deadlineAt === null ? '–' : formatShortMoment(deadlineAt)),
    width: '170px',
    hideOnPhone: true,
  },
  {
    id: 'submitted',
    header: m.desk_submitted(),
    align: 'end',
    width: '80px',
    hideOnTablet: true,
    cell: ({ submitted }) => formatNumber(submitted),
  },
  {
    id: 'underassigned',
    header: m.desk_underassigned(),
    align: 'end',
    width: '130px',
    hideOnTablet: true,
    cell: ({ id, underassigned }) => toDo(underassigned, `/app/calls/${id}/assignments`),
  },
  {
    id: 'reviews',
    header: m.desk_reviews_in(),
    align: 'end',
    width: '110px',
    hideOnPhone: true,
    cell: ({ id, reviewsIn, reviewsAsked }) =>
      reviewsAsked === 0 ? (
        <span className="muted">–</span>
      ) : (
        <Link className="number" href={`/app/calls/${id}/reviews`}>
          {formatNumber(reviewsIn)} / {formatNumber(reviewsAsked)}
        </Link>
      ),
  },
  {
    id: 'late',
    header: m.desk_late(),
    align: 'end',
    width: '100px',
    hideOnPhone: true,
    cell: ({ id, late }) => toDo(late, `/app/calls/${id}/assignments?who=late`),
  },
  { id: 'next', header: m.desk_next(), width: '28%', cell: (call) => <Next {...call} /> },
]

export function CallsAtWork({ calls }: { calls: readonly Call[] }) {
  return (
    <Section title={m.desk_calls()}>
      {calls.length === 0 ? (
        <p className="muted">{m.desk_calls_none()}</p>
      ) : (
        <DataTable label={m.desk_calls()} rows={calls} columns={columns} rowKey={({ id }) => id} />
      )}
    </Section>
  )
}

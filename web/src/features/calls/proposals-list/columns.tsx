import type { CallDetail } from '@furrow/core/contract/calls'
import type { OfficeProposal } from '@furrow/core/contract/office-proposals'
import { Link } from 'wouter'
import { m } from '../../../messages.ts'
import { AreaMark } from '../../../ui/AreaMark.tsx'
import type { Column } from '../../../ui/DataTable.tsx'
import { formatDate, formatFixed, formatHours, formatNumber } from '../../../ui/format.ts'
import { areaName } from '../../../ui/area-name.ts'
import { eligibleText, proposalStateText } from './words.ts'

type Columns = readonly Column<OfficeProposal>[]

const areaOf = (call: CallDetail, key: string | null) => call.areas.find((area) => area.key === key)

const shared = (call: CallDetail): Columns => [
  {
    id: 'area',
    header: m.calls_area(),
    width: '4.5rem',
    sortable: true,
    hideOnPhone: true,
    cell: ({ area }) => {
      const known = areaOf(call, area)
      return <AreaMark area={area} letterOnly {...(known && { name: areaName(known) })} />
    },
  },
  {
    id: 'track',
    header: m.calls_track(),
    width: '6.5rem',
    sortable: true,
    hideOnTablet: true,
    cell: ({ track }) => call.tracks.find(({ key }) => key === track)?.name ?? track ?? '–',
  },
  {
    id: 'requested',
    header: m.calls_asked(),
    width: '7.5rem',
    align: 'end',
    sortable: true,
    cell: ({ requested }) => (requested === null ? '–' : formatHours(requested)),
  },
]

/** What the office sees before the call is closed. */
export const outlineColumns = (call: CallDetail): Columns => [
  { id: 'number', header: m.calls_number(), sortable: true, cell: ({ number }) => number },
  { id: 'state', header: m.calls_state(), cell: ({ state }) => proposalStateText[state]() },
  ...shared(call),
]

type Selection = { selected: ReadonlySet<string>; onToggle: (id: string) => void }

const choiceColumn = ({ selected, onToggle }: Selection): Column<OfficeProposal> => ({
  id: 'choice',
  header: <span className="visually-hidden">{m.calls_choose()}</span>,
  width: '2.5rem',
  cell: ({ id, number }) => (
    <input
      type="checkbox"
      aria-label={m.calls_choose_one({ number })}
      checked={selected.has(id)}
      onChange={() => onToggle(id)}
    />
  ),
})

const textColumns = (call: CallDetail): Columns => [
  {
    id: 'number',
    header: m.calls_number(),
    width: '5.5rem',
    sortable: true,
    cell: ({ number }) => <span className="number">{number}</span>,
  },
  {
    id: 'title',
    header: m.calls_proposal_title(),
    sortable: true,
    cell: ({ id, title, number }) => (
      <Link href={`/app/calls/${call.id}/proposals/${id}`}>
        {title === null || title === '' ? number : title}
      </Link>
    ),
  },
  {
    id: 'institution',
    header: m.calls_institution(),
    width: '13rem',
    sortable: true,
    hideOnTablet: true,
    cell: ({ institution }) => (institution === null || institution === '' ? '–' : institution),
  },
]

const officeColumns: Columns = [
  {
    id: 'eligible',
    header: m.calls_eligible(),
    width: '6.5rem',
    hideOnPhone: true,
    cell: ({ eligible }) => (
      <span className={eligible === false ? 'danger' : undefined}>{eligibleText(eligible)}</span>
    ),
  },
  {
    id: 'reviews',
    header: m.calls_reviews(),
    width: '5.5rem',
    align: 'end',
    sortable: true,
    hideOnPhone: true,
    cell: ({ reviews }) => formatNumber(reviews),
  },
  {
    id: 'score',
    header: m.calls_score(),
    width: '5rem',
    align: 'end',
    sortable: true,
    hideOnPhone: true,
    cell: ({ score }) => (score === null ? '–' : formatFixed(score, 1)),
  },
  {
    id: 'submitted',
    header: m.calls_submitted_at(),
    width: '7.5rem',
    align: 'end',
    sortable: true,
    hideOnTablet: true,
    cell: ({ submittedAt }) => (
      <span className="number">{submittedAt === null ? '–' : formatDate(submittedAt)}</span>
    ),
  },
]

export const fullColumns = (call: CallDetail, selection: Selection | null): Columns => [
  ...(selection === null ? [] : [choiceColumn(selection)]),
  ...textColumns(call),
  ...shared(call),
  ...officeColumns,
]

import type { QueueItem } from '@furrow/core/contract/assignments'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatNumber, formatShortMoment } from '../../ui/format.ts'
import { Countdown, ProgressBar } from '../../ui/measures.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { deskKeys } from './desk-keys.ts'
import { useKeyHelp } from '../../ui/use-key-help.tsx'
import { reviewQueries } from './queries.ts'
import './reviews.css'
import { useQueueKeys } from './use-desk-keys.ts'

const wordsPerMinute = 150

const stateText = ({ state, locked, hasDraft }: QueueItem): string => {
  if (state === 'done') return m.reviews_state_done()
  if (locked) return m.reviews_state_locked()
  if (state === 'invited') return m.reviews_state_invited()
  return hasDraft ? m.reviews_state_draft() : m.reviews_state_accepted()
}

const Due = ({ at, isOpen }: { at: string; isOpen: boolean }) => (
  <>
    <time dateTime={at} className="number">
      {formatShortMoment(at)}
    </time>{' '}
    {isOpen && <Countdown until={at} />}
  </>
)

const columns: () => readonly Column<QueueItem>[] = () => [
  { id: 'number', header: m.reviews_number(), width: '5rem', cell: (row) => row.number },
  {
    id: 'title',
    header: m.reviews_proposal(),
    cell: (row) => <Link href={`/app/reviews/${row.id}`}>{row.title}</Link>,
  },
  { id: 'call', header: m.reviews_call(), hideOnPhone: true, cell: (row) => row.callTitle },
  { id: 'state', header: m.reviews_state(), cell: stateText },
  {
    id: 'due',
    header: m.reviews_due_clock(),
    hideOnPhone: true,
    cell: ({ dueAt, state }) => dueAt !== null && <Due at={dueAt} isOpen={state !== 'done'} />,
  },
  {
    id: 'time',
    header: m.reviews_reading(),
    align: 'end',
    hideOnPhone: true,
    cell: (row) => (
      <span className="number">
        {m.reviews_minutes({ n: formatNumber(20 + Math.ceil(row.words / wordsPerMinute)) })}
      </span>
    ),
  },
]

/** Everything that a reviewer is asked for: n of m done. */
export function ReviewsPage() {
  const query = useQuery(reviewQueries.queue())
  const keys = useKeyHelp(deskKeys())
  useQueueKeys(keys.isOn, keys.open)
  return (
    <Page title={m.reviews_title()} lead={m.reviews_lead()} actions={keys.button}>
      <QueryStates query={query}>
        {({ items, done, total }) =>
          total === 0 ? (
            <EmptyState title={m.reviews_empty_title()}>{m.reviews_empty_text()}</EmptyState>
          ) : (
            <div className="stack">
              <ProgressBar
                label={m.reviews_progress()}
                value={done}
                max={total}
                shown={m.reviews_n_of_m({ done, total })}
              />
              <DataTable
                label={m.reviews_title()}
                rows={items}
                columns={columns()}
                rowKey={(row) => row.id}
              />
            </div>
          )
        }
      </QueryStates>
      {keys.help}
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { CallListItem } from '@furrow/core/contract/calls'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { hasRole, useSession } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatDate, formatHours, formatNumber } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { RehearsalBadge } from '../../ui/Practice.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { stateText } from './words.ts'

const countText = (count: number | undefined) => (count === undefined ? '–' : formatNumber(count))

const columns: readonly Column<CallListItem>[] = [
  {
    id: 'title',
    header: m.calls_title_one(),
    cell: (call) => (
      <>
        <Link href={`/app/calls/${call.id}`}>{call.title}</Link> {call.rehearsal && <RehearsalBadge />}
      </>
    ),
  },
  {
    id: 'state',
    header: m.calls_state(),
    width: '9rem',
    cell: (call) => (
      <Badge tone={call.state === 'open' ? 'strong' : 'plain'}>{stateText[call.state]()}</Badge>
    ),
  },
  {
    id: 'deadline',
    header: m.calls_deadline(),
    width: '9rem',
    hideOnPhone: true,
    cell: (call) => (call.deadlineAt === null ? '–' : formatDate(call.deadlineAt)),
  },
  {
    id: 'budget',
    header: m.calls_budget(),
    width: '9rem',
    align: 'end',
    hideOnPhone: true,
    cell: (call) => formatHours(call.budget),
  },
  {
    id: 'handedIn',
    header: m.calls_handed_in(),
    width: '8rem',
    align: 'end',
    cell: (call) => countText(call.counts?.handedIn),
  },
  {
    id: 'reviews',
    header: m.calls_reviews(),
    width: '9rem',
    align: 'end',
    hideOnPhone: true,
    cell: (call) =>
      call.counts === null
        ? '–'
        : m.calls_n_of_m({
            n: formatNumber(call.counts.reviewsIn),
            m: formatNumber(call.counts.reviewsAsked),
          }),
  },
]

/** Every call that I may see, with what is in it. */
export function CallsPage() {
  const query = useQuery(sharedQueries.calls())
  const { data: session } = useSession()
  const create = (
    <>
      {hasRole(session, ['officer']) && <ButtonLink href="/app/practice">{m.practice_title()}</ButtonLink>}
      <ButtonLink href="/app/calls/new">{m.calls_new()}</ButtonLink>
    </>
  )
  return (
    <Page
      title={m.calls_title()}
      lead={m.calls_lead()}
      {...(query.data?.canCreate === true && { actions: create })}
    >
      <QueryStates query={query}>
        {({ items, canCreate }) =>
          items.length === 0 ? (
            <EmptyState title={m.calls_empty()} {...(canCreate && { action: create })}>
              {m.calls_empty_text()}
            </EmptyState>
          ) : (
            <DataTable label={m.calls_title()} rows={items} columns={columns} rowKey={(call) => call.id} />
          )
        }
      </QueryStates>
    </Page>
  )
}

import type { AwardLog } from '@furrow/core/contract/awards'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { accountText } from '../../ui/account-text.ts'
import { eventText } from '../../ui/award-text.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatHours, formatShortMoment } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import './awards.css'
import { Early } from './Early.tsx'
import { awardQueries } from './queries.ts'

type Entry = AwardLog['items'][number]

/** From where to where; the budget is what everything came from. */
function moveText({ from, to }: Entry): string {
  if (to === null) return '–'
  const start = from === null ? m.awards_budget() : accountText[from]()
  return m.awards_move({ from: start, to: accountText[to]() })
}

const hoursText = ({ hours }: Entry): string => (hours === 0 ? '–' : formatHours(hours))

const Proposal = ({ proposal, proposalId }: Entry) =>
  proposal === null ? '–' : <Link href={`/app/proposals/${proposalId ?? ''}`}>{proposal}</Link>

const whoText = ({ actor, kind }: Entry): string =>
  actor ?? (kind === 'proposal-withdrawn' ? m.awards_who_applicant() : '–')

const columns: readonly Column<Entry>[] = [
  {
    id: 'at',
    header: m.awards_when(),
    cell: (entry) => (
      <span className="award-state">
        <time className="log-when" dateTime={entry.at}>
          {formatShortMoment(entry.at)}
        </time>
        <span className="phone-only">
          <span className="muted small">{whoText(entry)}</span>
        </span>
      </span>
    ),
  },
  {
    id: 'what',
    header: m.awards_what(),
    cell: (entry) => (
      <span className="award-state">
        {eventText[entry.kind]()}
        {entry.proposal !== null && (
          <span className="phone-only">
            <Proposal {...entry} />
          </span>
        )}
        {entry.hours > 0 && (
          <span className="phone-only">
            <span>
              <span className="number">{hoursText(entry)}</span>
              {entry.to !== null && ` · ${moveText(entry)}`}
            </span>
          </span>
        )}
        {entry.reason !== '' && <span className="muted small">{entry.reason}</span>}
      </span>
    ),
  },
  {
    id: 'proposal',
    header: m.awards_proposal(),
    hideOnPhone: true,
    cell: (entry) => <Proposal {...entry} />,
  },
  {
    id: 'hours',
    header: m.awards_hours(),
    align: 'end',
    hideOnPhone: true,
    cell: hoursText,
  },
  { id: 'move', header: m.awards_moved(), hideOnPhone: true, cell: moveText },
  { id: 'who', header: m.awards_who(), hideOnPhone: true, cell: whoText },
]

/** Everything that happened to the hours of a call since the release; nothing of it is ever changed. */
export function LogPage() {
  const { callId = '' } = useParams()
  const query = useInfiniteQuery(awardQueries.log(callId))
  if (isProblem(query.error) && query.error.status === 404)
    return <Early callId={callId} title={m.awards_log()} />
  return (
    <Page
      title={m.awards_log()}
      above={<Link href={`/app/calls/${callId}/awards`}>{m.awards_title()}</Link>}
      lead={m.awards_log_lead()}
    >
      <QueryStates query={query}>
        {({ pages }) => (
          <>
            <DataTable
              label={m.awards_log()}
              rows={pages.flatMap(({ items }) => items)}
              columns={columns}
              rowKey={({ seq }) => String(seq)}
            />
            {query.hasNextPage && (
              <div>
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {m.awards_log_older()}
                </Button>
              </div>
            )}
            <p className="muted small">{m.awards_zone()}</p>
          </>
        )}
      </QueryStates>
    </Page>
  )
}

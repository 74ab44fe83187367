import type { DecisionSummary } from '@furrow/core/contract/decisions'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatNumber, formatShortMoment } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { decisionQueries } from './queries.ts'
import { noRecordText, stateText } from './state-text.ts'
import './decisions.css'

type DeedProps = { at: string | null; by?: string | null }

const Deed = ({ at, by = null }: DeedProps) =>
  at === null ? (
    <span className="muted">–</span>
  ) : (
    <span className="deed">
      <time dateTime={at}>{formatShortMoment(at)}</time>
      {by !== null && <span className="muted small">{by}</span>}
    </span>
  )

/** The beginning of a hash tells two records apart; the whole stands on the page of the decision. */
const shortHash = (hash: string) => hash.replace('sha256:', '').slice(0, 12)

const columns: Column<DecisionSummary>[] = [
  {
    id: 'scenario',
    header: m.decisions_scenario(),
    cell: (row) => (
      <span className="deed">
        <Link href={`/app/decisions/${row.id}`}>{row.scenarioName || m.decisions_title()}</Link>
        <code className="small muted" title={row.snapshotHash}>
          {shortHash(row.snapshotHash)}
        </code>
      </span>
    ),
  },
  {
    id: 'state',
    header: m.decisions_state(),
    cell: ({ state, overridden }) => (
      <span className="deed">
        <span>
          <Badge tone={state === 'proposed' || state === 'signed' ? 'strong' : 'plain'}>
            {stateText[state]()}
          </Badge>
        </span>
        {overridden > 0 && (
          <span className="small">{m.decisions_overridden({ n: formatNumber(overridden) })}</span>
        )}
      </span>
    ),
  },
  {
    id: 'proposed',
    header: m.decisions_proposed(),
    cell: (row) => <Deed at={row.proposedAt} by={row.proposedBy} />,
  },
  {
    id: 'signed',
    header: m.decisions_signed(),
    cell: (row) => <Deed at={row.signedAt} by={row.signedBy} />,
    hideOnPhone: true,
  },
  {
    id: 'released',
    header: m.decisions_released(),
    cell: (row) => <Deed at={row.releasedAt} />,
    hideOnPhone: true,
  },
  {
    id: 'record',
    header: m.decisions_record(),
    cell: ({ recordHash, state }) =>
      recordHash === null ? (
        <span className="muted">{noRecordText({ state })}</span>
      ) : (
        <code title={recordHash}>{shortHash(recordHash)}</code>
      ),
    hideOnPhone: true,
  },
]

/** All decisions of a call: who proposed, signed and released which scenario, and when. */
export function DecisionsPage() {
  const { callId = '' } = useParams()
  const query = useQuery(decisionQueries.ofCall(callId))
  return (
    <Page
      title={m.decisions_list()}
      lead={m.decisions_list_lead()}
      above={<Link href={`/app/calls/${callId}`}>{query.data?.callTitle ?? m.calls_title_one()}</Link>}
    >
      <QueryStates query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={m.decisions_list_empty()}
              action={<ButtonLink href={`/app/calls/${callId}/studio`}>{m.decisions_to_studio()}</ButtonLink>}
            >
              {m.decisions_list_empty_text()}
            </EmptyState>
          ) : (
            <>
              <DataTable label={m.decisions_list()} rows={items} columns={columns} rowKey={({ id }) => id} />
              <p className="muted small">{m.decisions_zone()}</p>
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

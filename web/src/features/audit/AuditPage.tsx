import { useQuery } from '@tanstack/react-query'
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { CallChoice } from '../../ui/CallChoice.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatClock, formatDate } from '../../ui/format.ts'
import { TextInput } from '../../ui/inputs.tsx'
import { FilterChips, Pager } from '../../ui/lists.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { ChainCheck } from './ChainCheck.tsx'
import { auditQueries, type AuditEventView } from './queries.ts'
import './audit.css'

/** What an event says, each part under its own name: names as the trail keeps them, which its hashes hold. */
const Detail = ({ detail }: { detail: AuditEventView['detail'] }) => (
  <dl className="audit-detail">
    {Object.entries(detail ?? {}).map(([key, value]) => (
      <div key={key}>
        <dt>{key}</dt>
        <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
      </div>
    ))}
  </dl>
)

const columns: readonly Column<AuditEventView>[] = [
  { id: 'seq', header: m.audit_number(), align: 'end', width: '48px', cell: (event) => event.seq },
  {
    id: 'at',
    header: m.audit_when(),
    width: '168px',
    cell: (event) => (
      <time dateTime={event.at} className="number">
        {formatDate(event.at)} {formatClock(event.at)}
      </time>
    ),
  },
  { id: 'who', header: m.audit_who(), width: '150px', cell: (event) => event.actorName ?? m.audit_system() },
  { id: 'action', header: m.audit_action(), width: '170px', cell: (event) => <code>{event.action}</code> },
  {
    id: 'object',
    header: m.audit_object(),
    width: '210px',
    cell: (event) => (
      <>
        {event.objectType} <code className="muted">{event.objectId}</code>
      </>
    ),
  },
  {
    id: 'call',
    header: m.audit_call(),
    width: '170px',
    hideOnPhone: true,
    cell: (event) => <span title={event.callId ?? ''}>{event.callTitle ?? event.callId ?? '–'}</span>,
  },
  {
    id: 'detail',
    header: m.audit_detail(),
    hideOnPhone: true,
    cell: (event) => <Detail detail={event.detail} />,
  },
]

const filters = [
  ['callId', m.audit_call],
  ['action', m.audit_action],
  ['objectId', m.audit_object],
] as const

export function AuditPage() {
  const [filter, setFilter] = useQueryStates({
    page: parseAsInteger.withDefault(1),
    callId: parseAsString.withDefault(''),
    action: parseAsString.withDefault(''),
    objectId: parseAsString.withDefault(''),
  })
  const query = useQuery(auditQueries.events(filter))
  const calls = useQuery(sharedQueries.calls())
  const chips = filters
    .filter(([key]) => filter[key] !== '')
    .map(([key, label]) => ({
      key,
      text: `${label()}: ${filter[key]}`,
      onRemove: () => void setFilter({ [key]: null, page: null }),
    }))
  return (
    <Page title={m.audit_title()} lead={m.audit_lead()}>
      <ChainCheck />
      <search className="form-columns">
        {filters.map(([key, label]) => (
          <Field key={key} label={label()}>
            {key === 'callId' ? (
              <CallChoice
                calls={calls.data?.items ?? []}
                none={m.audit_every_call()}
                value={filter.callId}
                onValue={(callId) => void setFilter({ callId: callId || null, page: null })}
              />
            ) : (
              <TextInput
                type="search"
                value={filter[key]}
                onChange={(event) => void setFilter({ [key]: event.target.value || null, page: null })}
              />
            )}
          </Field>
        ))}
      </search>
      <FilterChips chips={chips} onClear={() => void setFilter(null)} />
      <QueryStates query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <EmptyState title={m.audit_empty()}>{m.audit_empty_text()}</EmptyState>
          ) : (
            <div className="stack">
              <div className="audit-table">
                <DataTable
                  label={m.audit_title()}
                  rows={items}
                  columns={columns}
                  rowKey={(event) => String(event.seq)}
                  total={total}
                  compact
                />
              </div>
              <Pager
                page={filter.page}
                pageSize={50}
                total={total}
                onPage={(page) => void setFilter({ page })}
              />
            </div>
          )
        }
      </QueryStates>
    </Page>
  )
}

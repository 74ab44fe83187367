import { useQuery } from '@tanstack/react-query'
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { m } from '../../messages.ts'
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

const detailText = (detail: AuditEventView['detail']): string =>
  Object.entries(detail ?? {})
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')

const columns: readonly Column<AuditEventView>[] = [
  { id: 'seq', header: m.audit_number(), align: 'end', width: '64px', cell: (event) => event.seq },
  {
    id: 'at',
    header: m.audit_when(),
    width: '200px',
    cell: (event) => (
      <time dateTime={event.at}>
        {formatDate(event.at)} {formatClock(event.at)}
      </time>
    ),
  },
  { id: 'who', header: m.audit_who(), width: '170px', cell: (event) => event.actorName ?? m.audit_system() },
  { id: 'action', header: m.audit_action(), width: '220px', cell: (event) => <code>{event.action}</code> },
  {
    id: 'object',
    header: m.audit_object(),
    width: '230px',
    cell: (event) => (
      <>
        {event.objectType} <code className="muted">{event.objectId}</code>
      </>
    ),
  },
  {
    id: 'call',
    header: m.audit_call(),
    width: '110px',
    hideOnPhone: true,
    cell: (event) => event.callId ?? '–',
  },
  {
    id: 'detail',
    header: m.audit_detail(),
    hideOnPhone: true,
    cell: (event) => <span title={detailText(event.detail)}>{detailText(event.detail)}</span>,
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
            <TextInput
              type="search"
              value={filter[key]}
              onChange={(event) => void setFilter({ [key]: event.target.value || null, page: null })}
            />
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

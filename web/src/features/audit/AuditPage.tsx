import { auditActions } from '@furrow/core/contract/audit-actions'
import { useQuery } from '@tanstack/react-query'
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { CallChoice } from '../../ui/CallChoice.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { FilterChips, Pager } from '../../ui/lists.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { ChainCheck } from './ChainCheck.tsx'
import { detailText, momentText } from './detail-text.ts'
import { actionText, objectText } from './event-text.ts'
import { auditQueries, type AuditEventView } from './queries.ts'
import './audit.css'

/** What stands under one name: of a list each entry on a line. */
function DetailValue({ name, value }: { name: string; value: unknown }) {
  if (!Array.isArray(value)) return detailText(name, value)
  const lines = value.map((entry) => detailText(name, entry))
  return (
    <ul role="list" className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What an event says, each part under its own name: names as the trail keeps them, which its hashes hold. */
const Detail = ({ detail }: { detail: AuditEventView['detail'] }) => (
  <dl className="audit-detail">
    {Object.entries(detail ?? {}).map(([key, value]) => (
      <div key={key}>
        <dt>{key}</dt>
        <dd>
          <DetailValue name={key} value={value} />
        </dd>
      </div>
    ))}
  </dl>
)

const Thing = ({ event }: { event: AuditEventView }) => (
  <>
    {objectText(event.objectType)} <code className="muted">{event.objectId}</code>
  </>
)

const whoText = ({ actorName }: AuditEventView) => actorName ?? m.audit_system()
const callText = ({ callTitle, callId }: AuditEventView) => callTitle ?? callId ?? '–'

/** What was done; on a phone with all that stands in columns of its own elsewhere. */
const Deed = ({ event }: { event: AuditEventView }) => (
  <>
    {actionText(event.action)}
    <div className="small muted">
      <code>{event.action}</code>
    </div>
    <div className="audit-on-phone">
      <Thing event={event} />
      {event.callId !== null && <p>{callText(event)}</p>}
      <Detail detail={event.detail} />
    </div>
  </>
)

const columns: readonly Column<AuditEventView>[] = [
  {
    id: 'seq',
    header: m.audit_number(),
    align: 'end',
    width: '48px',
    hideOnPhone: true,
    cell: (event) => event.seq,
  },
  {
    id: 'at',
    header: m.audit_when(),
    width: '168px',
    cell: (event) => (
      <>
        <time dateTime={event.at} className="number">
          {momentText(event.at)}
        </time>
        <div className="audit-on-phone">
          {whoText(event)}
          <p className="small muted">
            {m.audit_number()} {event.seq}
          </p>
        </div>
      </>
    ),
  },
  { id: 'who', header: m.audit_who(), width: '150px', hideOnPhone: true, cell: whoText },
  { id: 'action', header: m.audit_action(), width: '170px', cell: (event) => <Deed event={event} /> },
  {
    id: 'object',
    header: m.audit_object(),
    width: '210px',
    hideOnPhone: true,
    cell: (event) => <Thing event={event} />,
  },
  {
    id: 'call',
    header: m.audit_call(),
    width: '170px',
    hideOnPhone: true,
    cell: (event) => <span title={event.callId ?? ''}>{callText(event)}</span>,
  },
  {
    id: 'detail',
    header: m.audit_detail(),
    hideOnPhone: true,
    cell: (event) => <Detail detail={event.detail} />,
  },
]

type ChoiceProps = { value: string; onValue: (action: string) => void }

/** Everything that can be done, in words; an address may name what an older version did. */
function ActionChoice({ value, onValue }: ChoiceProps) {
  const known = auditActions.map((action) => ({ action, text: actionText(action) }))
  const isKnown = value === '' || known.some(({ action }) => action === value)
  return (
    <Select value={value} onChange={(event) => onValue(event.target.value)}>
      <option value="">{m.audit_every_action()}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {known.map(({ action, text }) => (
        <option key={action} value={action}>
          {text}
        </option>
      ))}
    </Select>
  )
}

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
      text: `${label()}: ${key === 'action' ? actionText(filter.action) : filter[key]}`,
      onRemove: () => void setFilter({ [key]: null, page: null }),
    }))
  return (
    <Page title={m.audit_title()} lead={m.audit_lead()}>
      <ChainCheck />
      <search className="form-columns">
        <Field label={m.audit_call()}>
          <CallChoice
            calls={calls.data?.items ?? []}
            none={m.audit_every_call()}
            value={filter.callId}
            onValue={(callId) => void setFilter({ callId: callId || null, page: null })}
          />
        </Field>
        <Field label={m.audit_action()}>
          <ActionChoice
            value={filter.action}
            onValue={(action) => void setFilter({ action: action || null, page: null })}
          />
        </Field>
        <Field label={m.audit_object()}>
          <TextInput
            type="search"
            value={filter.objectId}
            onChange={(event) => void setFilter({ objectId: event.target.value || null, page: null })}
          />
        </Field>
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

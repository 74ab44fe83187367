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
import { detailText, keyText, momentText } from './detail-text.ts'
import { actionText, objectText } from './event-text.ts'
import { auditQueries, type AuditEventView } from './queries.ts'
import './audit.css'

type ValueProps = { name: string; value: unknown; names: AuditEventView['names'] }

/** What stands under one name: of a list each entry on a line. */
function DetailValue({ name, value, names }: ValueProps) {
  if (!Array.isArray(value)) return detailText(name, value, names)
  const lines = value.map((entry) => detailText(name, entry, names))
  return (
    <ul role="list" className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What an event says, each part under its own name; the name that the trail keeps, which its hashes hold, beside it. */
function Detail({ event: { detail, names } }: { event: AuditEventView }) {
  const parts = Object.entries(detail ?? {})
  if (parts.length === 0) return <span className="muted">{m.audit_detail_none()}</span>
  return (
    <dl className="audit-detail">
      {parts.map(([key, value]) => (
        <div key={key}>
          <dt title={key}>{keyText(key)}</dt>
          <dd>
            <DetailValue name={key} value={value} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type ThingProps = { event: AuditEventView; onOnly: (objectId: string) => void }

/** What it was done to, by its name: to press for all else that was done to it. */
const Thing = ({ event: { objectType, objectId, objectName }, onOnly }: ThingProps) => (
  <span className="audit-thing">
    {objectText(objectType)}{' '}
    <button
      type="button"
      className="audit-only"
      title={m.audit_only_this({ id: objectId })}
      onClick={() => onOnly(objectId)}
    >
      {objectName ?? <code>{objectId}</code>}
    </button>
  </span>
)

const whoText = ({ actorName }: AuditEventView) => actorName ?? m.audit_system()
const callText = ({ callTitle, callId }: AuditEventView) => callTitle ?? callId ?? '–'

/** What was done; on a phone with all that stands in columns of its own elsewhere. */
const Deed = ({ event, onOnly }: ThingProps) => (
  <>
    {actionText(event.action)}
    <div className="small muted">
      <code>{event.action}</code>
    </div>
    <div className="audit-on-phone">
      <Thing event={event} onOnly={onOnly} />
      {event.callId !== null && <p>{callText(event)}</p>}
      {event.detail !== null && <Detail event={event} />}
    </div>
  </>
)

/** An administrator reads of no event what it says: that column would be empty. */
const isSaid = (items: readonly AuditEventView[]) => items.some(({ detail }) => detail !== null)

const columnsFor = (
  onOnly: ThingProps['onOnly'],
  items: readonly AuditEventView[],
): readonly Column<AuditEventView>[] => [...columnsBefore(onOnly), ...(isSaid(items) ? [saidColumn] : [])]

const columnsBefore = (onOnly: ThingProps['onOnly']): readonly Column<AuditEventView>[] => [
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
  {
    id: 'action',
    header: m.audit_action(),
    width: '170px',
    cell: (event) => <Deed event={event} onOnly={onOnly} />,
  },
  {
    id: 'object',
    header: m.audit_object(),
    width: '210px',
    hideOnPhone: true,
    cell: (event) => <Thing event={event} onOnly={onOnly} />,
  },
  {
    id: 'call',
    header: m.audit_call(),
    width: '170px',
    hideOnPhone: true,
    cell: (event) => <span title={event.callId ?? ''}>{callText(event)}</span>,
  },
]

const saidColumn: Column<AuditEventView> = {
  id: 'detail',
  header: m.audit_detail(),
  hideOnPhone: true,
  cell: (event) => <Detail event={event} />,
}

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
  const filterText = (key: (typeof filters)[number][0]): string => {
    if (key === 'action') return actionText(filter.action)
    const [event] = query.data?.items ?? []
    return (key === 'objectId' && event?.objectId === filter.objectId && event.objectName) || filter[key]
  }
  const chips = filters
    .filter(([key]) => filter[key] !== '')
    .map(([key, label]) => ({
      key,
      text: `${label()}: ${filterText(key)}`,
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
              {!isSaid(items) && <p className="muted small">{m.audit_detail_hidden()}</p>}
              <div className="audit-table">
                <DataTable
                  label={m.audit_title()}
                  rows={items}
                  columns={columnsFor((objectId) => void setFilter({ objectId, page: null }), items)}
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

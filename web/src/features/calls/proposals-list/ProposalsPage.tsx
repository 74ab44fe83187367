import { useQuery } from '@tanstack/react-query'
import type { CallDetail } from '@furrow/core/contract/calls'
import type { OfficeList } from '@furrow/core/contract/office-proposals'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { m } from '../../../messages.ts'
import { hasRole, useSession } from '../../../session.ts'
import { Button } from '../../../ui/Button.tsx'
import { PracticeBadge } from '../../../ui/Badge.tsx'
import { CallAreas } from '../../../ui/AreaMark.tsx'
import { namedAreas } from '../../../ui/area-name.ts'
import { DataTable, type Sort } from '../../../ui/DataTable.tsx'
import { Pager } from '../../../ui/lists.tsx'
import { Page } from '../../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../../ui/states.tsx'
import { callQueries } from '../queries.ts'
import '../calls.css'
import { BulkBar } from './BulkBar.tsx'
import { fullColumns, outlineColumns } from './columns.tsx'
import { Filters } from './Filters.tsx'
import { useListState, type ListState } from './list-state.ts'
import { officeQueries } from './queries.ts'

const sortOf = (text: string): Sort => ({ id: text.replace('-', ''), descending: text.startsWith('-') })

function useSelection() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const onToggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return { selected, onToggle, clear: () => setSelected(new Set()) }
}

type TableProps = { call: CallDetail; data: OfficeList; list: ListState }

function Table({ call, data, list }: TableProps) {
  const { data: session } = useSession()
  const selection = useSelection()
  const mayRecord = call.state === 'closed' && hasRole(session, ['officer'], call.id)
  const columns =
    data.level === 'outline' ? outlineColumns(call) : fullColumns(call, mayRecord ? selection : null)
  if (data.total === 0) {
    const isFiltered = Object.entries(list.query).some(
      ([name, value]) => name !== 'page' && name !== 'sort' && value !== null,
    )
    return isFiltered ? (
      <EmptyState
        title={m.calls_no_match()}
        action={<Button onClick={list.clear}>{m.calls_show_all()}</Button>}
      >
        {m.calls_no_match_text()}
      </EmptyState>
    ) : (
      <EmptyState title={m.calls_no_proposals()}>{m.calls_no_proposals_text()}</EmptyState>
    )
  }
  return (
    <div className="stack">
      <BulkBar callId={call.id} ids={[...selection.selected]} onDone={selection.clear} />
      <DataTable
        label={m.calls_proposals()}
        rows={data.items}
        columns={columns}
        rowKey={(row) => row.id}
        sort={sortOf(list.query.sort)}
        onSort={({ id, descending }) => list.narrow({ sort: `${descending ? '-' : ''}${id}` })}
        total={data.total}
      />
      <Pager page={data.page} pageSize={data.pageSize} total={data.total} onPage={list.goTo} />
    </div>
  )
}

function Content({ call }: { call: CallDetail }) {
  const list = useListState()
  const { sort, ...rest } = list.query
  const query = useQuery(officeQueries.list(call.id, { sort, ...rest }))
  const outline = query.data?.level === 'outline'
  return (
    <Page
      title={m.calls_proposals()}
      above={<Link href={`/app/calls/${call.id}`}>{call.title}</Link>}
      {...(outline && { lead: m.calls_outline_note() })}
      {...(call.practice && { actions: <PracticeBadge /> })}
    >
      <div className="stack">
        <Filters call={call} list={list} outline={outline} />
        <QueryStates query={query}>{(data) => <Table call={call} data={data} list={list} />}</QueryStates>
      </div>
    </Page>
  )
}

/** The proposals of a call: sorted, filtered and searched by the server, a page of fifty at a time. */
export function ProposalsPage() {
  const { callId = '' } = useParams<{ callId: string }>()
  const query = useQuery(callQueries.detail(callId))
  return (
    <QueryStates query={query}>
      {(call) => (
        <CallAreas areas={namedAreas(call.areas)}>
          <Content call={call} />
        </CallAreas>
      )}
    </QueryStates>
  )
}

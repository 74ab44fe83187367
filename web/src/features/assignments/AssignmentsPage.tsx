import type { ReviewerList, ReviewerRow } from '@furrow/core/contract/assignments'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column, type Sort } from '../../ui/DataTable.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { EmptyState, ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { BulkDialog } from './BulkDialog.tsx'
import { ProposalAssignments } from './ProposalAssignments.tsx'
import { assignmentQueries, remind } from './queries.ts'
import './assignments.css'

const columnsFor = (maxLoad: number): readonly Column<ReviewerRow>[] => [
  {
    id: 'name',
    header: m.assignments_reviewer(),
    sortBy: (row) => row.name,
    cell: (row) => (
      <span className="row">
        {row.name}
        {row.invented && <PracticeBadge />}
      </span>
    ),
  },
  {
    id: 'institution',
    header: m.assignments_institution(),
    hideOnPhone: true,
    sortBy: (row) => row.institution,
    cell: (row) => row.institution,
  },
  {
    id: 'load',
    header: m.assignments_load(),
    align: 'end',
    sortBy: (row) => row.load,
    cell: (row) => `${formatNumber(row.load)} / ${formatNumber(maxLoad)}`,
  },
  {
    id: 'done',
    header: m.assignments_done(),
    align: 'end',
    sortBy: (row) => row.done,
    cell: (row) => formatNumber(row.done),
  },
  {
    id: 'late',
    header: m.assignments_late(),
    align: 'end',
    sortBy: (row) => row.late,
    cell: (row) => <span className={row.late > 0 ? 'danger' : ''}>{formatNumber(row.late)}</span>,
  },
  {
    id: 'conflicts',
    header: m.assignments_conflicts(),
    align: 'end',
    hideOnPhone: true,
    sortBy: (row) => row.conflicts,
    cell: (row) => formatNumber(row.conflicts),
  },
]

function RemindButton({ callId }: { callId: string }) {
  const client = useQueryClient()
  const reminding = useMutation({
    mutationFn: () => remind(callId),
    onSuccess: ({ sent, waiting }) => {
      toast(m.assignments_reminded({ sent: formatNumber(sent), waiting: formatNumber(waiting) }))
      return client.invalidateQueries({ queryKey: assignmentQueries.all })
    },
  })
  return (
    <>
      <Button busy={reminding.isPending} onClick={() => reminding.mutate()}>
        {m.assignments_remind()}
      </Button>
      <ProblemLine error={reminding.error} />
    </>
  )
}

function Reviewers({ list }: { list: ReviewerList }) {
  const [sort, setSort] = useState<Sort>({ id: 'name', descending: false })
  if (list.items.length === 0)
    return <EmptyState title={m.assignments_no_reviewers()}>{m.assignments_no_reviewers_text()}</EmptyState>
  return (
    <DataTable
      label={m.assignments_reviewers()}
      rows={list.items}
      columns={columnsFor(list.maxLoad)}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={setSort}
      compact
    />
  )
}

/** Who may review, how much each has, and who is asked for which proposal. */
export function AssignmentsPage() {
  const { callId = '' } = useParams<{ callId: string }>()
  const [isBulk, setBulk] = useState(false)
  const query = useQuery(assignmentQueries.reviewers(callId))
  const canAssign = query.data?.canAssign === true
  return (
    <Page
      title={m.assignments_title()}
      above={
        <nav className="row" aria-label={m.assignments_pages()}>
          <Link href={`/app/calls/${callId}`}>{query.data?.callTitle ?? m.assignments_call()}</Link>
          <Link href={`/app/calls/${callId}/conflicts`}>{m.assignments_conflicts()}</Link>
          <Link href={`/app/calls/${callId}/reviews`}>{m.assignments_reviews()}</Link>
        </nav>
      }
      actions={canAssign && <Button onClick={() => setBulk(true)}>{m.assignments_bulk()}</Button>}
    >
      <QueryStates query={query}>
        {(list) => (
          <>
            <Section title={m.assignments_proposals()}>
              <ProposalAssignments callId={callId} reviewers={list} />
            </Section>
            <Section
              title={m.assignments_reviewers()}
              actions={canAssign && <RemindButton callId={callId} />}
            >
              <Reviewers list={list} />
            </Section>
          </>
        )}
      </QueryStates>
      {isBulk && <BulkDialog callId={callId} onClose={() => setBulk(false)} />}
    </Page>
  )
}

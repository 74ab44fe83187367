import type { ConflictView } from '@furrow/core/contract/conflicts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { conflictQueries, waive } from './queries.ts'

const kinds: Record<string, () => string> = {
  coauthor: m.conflicts_kind_coauthor,
  institution: m.conflicts_kind_institution,
  family: m.conflicts_kind_family,
  collaborator: m.conflicts_kind_collaborator,
  competitor: m.conflicts_kind_competitor,
}

const kindText = (kind: string): string => (kinds[kind] ?? m.conflicts_kind_other)()

const originText = (origin: string): string =>
  origin === 'detected' ? m.conflicts_detected() : m.conflicts_declared()

function stateText(row: ConflictView): string {
  if (row.state === 'waived') return m.conflicts_waived({ name: row.waivedBy ?? '–' })
  if (row.waitsForSecond) return m.conflicts_waits({ name: row.waivedBy ?? '–' })
  return row.blocking ? m.conflicts_blocking() : m.conflicts_to_judge()
}

const columnsFor = (choose: (row: ConflictView) => void): readonly Column<ConflictView>[] => [
  { id: 'person', header: m.conflicts_person(), cell: (row) => row.personName },
  { id: 'proposal', header: m.conflicts_proposal(), cell: (row) => `${row.number} ${row.title}` },
  {
    id: 'kind',
    header: m.conflicts_kind(),
    hideOnPhone: true,
    cell: (row) => `${kindText(row.kind)} (${originText(row.origin)})`,
  },
  { id: 'reason', header: m.conflicts_reason(), hideOnPhone: true, cell: (row) => row.reason },
  { id: 'state', header: m.conflicts_state(), cell: stateText },
  {
    id: 'deed',
    header: <span className="visually-hidden">{m.conflicts_waive()}</span>,
    align: 'end',
    cell: (row) =>
      row.canWaive && (
        <Button size="small" onClick={() => choose(row)}>
          {m.conflicts_waive()}
        </Button>
      ),
  },
]

function WaiveDialog({ row, onClose }: { row: ConflictView; onClose: () => void }) {
  const client = useQueryClient()
  return (
    <ReasonDialog
      title={m.conflicts_waive_title({ name: row.personName, number: row.number })}
      {...(row.blocking && { text: m.conflicts_second_text() })}
      label={m.conflicts_waive_reason()}
      action={m.conflicts_waive()}
      onSend={(reason) => waive(row.proposalId, row.id, reason)}
      onDone={() => {
        onClose()
        return client.invalidateQueries({ queryKey: conflictQueries.all })
      }}
      onClose={onClose}
    />
  )
}

/** The conflicts of a call, declared and detected, and their waiving. */
export function ConflictsPage() {
  const { callId = '' } = useParams<{ callId: string }>()
  const [chosen, setChosen] = useState<ConflictView | null>(null)
  const query = useQuery(conflictQueries.ofCall(callId))
  return (
    <Page
      title={m.conflicts_title()}
      lead={query.data?.callTitle}
      above={<Link href={`/app/calls/${callId}/assignments`}>{m.conflicts_to_reviewers()}</Link>}
    >
      <QueryStates query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={m.conflicts_empty()}>{m.conflicts_empty_text()}</EmptyState>
          ) : (
            <DataTable
              label={m.conflicts_title()}
              rows={items}
              columns={columnsFor(setChosen)}
              rowKey={(row) => row.id}
            />
          )
        }
      </QueryStates>
      {chosen && <WaiveDialog row={chosen} onClose={() => setChosen(null)} />}
    </Page>
  )
}

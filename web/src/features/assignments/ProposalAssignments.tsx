import { matrixFilters } from '@furrow/core/contract/assignments'
import type { MatrixFilter, MatrixRow, ReviewerList } from '@furrow/core/contract/assignments'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { Pager } from '../../ui/lists.tsx'
import { EmptyState, ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { assignmentQueries, assignOne, unassign, undoMany } from './queries.ts'
import { stateText } from './words.ts'

type AssignDialogProps = { callId: string; row: MatrixRow; reviewers: ReviewerList; onClose: () => void }

function AssignDialog({ callId, row, reviewers, onClose }: AssignDialogProps) {
  const [reviewerId, setReviewer] = useState('')
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: assignmentQueries.all })
  const assigning = useMutation({
    mutationFn: () => assignOne(row.proposalId, reviewerId),
    onSuccess: ({ assignmentIds }) => {
      const undo = () => void undoMany(callId, assignmentIds).then(refresh)
      toast(m.assignments_assigned({ number: row.number }), undo)
      onClose()
      return refresh()
    },
  })
  const known = new Set(row.assignments.map((assignment) => assignment.reviewerId))
  const free = reviewers.items.filter((person) => !known.has(person.id))
  return (
    <Dialog
      open
      title={m.assignments_assign_title({ number: row.number })}
      onClose={onClose}
      actions={
        <Button
          look="primary"
          busy={assigning.isPending || reviewerId === ''}
          onClick={() => assigning.mutate()}
        >
          {m.assignments_assign()}
        </Button>
      }
    >
      <p>{row.title}</p>
      <Field label={m.assignments_reviewer()} hint={m.assignments_assign_hint()}>
        <Select value={reviewerId} onChange={(event) => setReviewer(event.target.value)}>
          <option value="">{m.assignments_choose()}</option>
          {free.map((person) => (
            <option key={person.id} value={person.id}>
              {`${person.name}, ${person.institution ?? '–'} (${person.load}/${reviewers.maxLoad})`}
            </option>
          ))}
        </Select>
      </Field>
      <ProblemLine error={assigning.error} />
    </Dialog>
  )
}

function Asked({ row }: { row: MatrixRow }) {
  const client = useQueryClient()
  const removing = useMutation({
    mutationFn: unassign,
    onSuccess: () => client.invalidateQueries({ queryKey: assignmentQueries.all }),
  })
  return (
    <ul className="plain-list assigned">
      {row.assignments.map((asked) => (
        <li key={asked.id} className="small">
          <span>{asked.reviewerName}</span>
          <span className="muted">
            {stateText(asked.state)}
            {asked.late && <span className="danger"> · {m.assignments_is_late()}</span>}
          </span>
          {asked.removable && (
            <Button
              look="quiet"
              size="small"
              aria-label={m.assignments_remove_one({ name: asked.reviewerName, number: row.number })}
              busy={removing.isPending}
              onClick={() => removing.mutate(asked.id)}
            >
              {m.assignments_remove()}
            </Button>
          )}
        </li>
      ))}
      <ProblemLine error={removing.error} />
    </ul>
  )
}

const filterText: Readonly<Record<MatrixFilter, () => string>> = {
  all: m.assignments_who_all,
  lacking: m.assignments_who_lacking,
  late: m.assignments_who_late,
}

const isFilter = (text: string | null): text is MatrixFilter =>
  matrixFilters.some((filter) => filter === text)

/** What is searched for and shown; who and which numbers stand in the address, so that a link can lead there. */
function useView() {
  const [params, setParams] = useSearchParams()
  const asked = params.get('who')
  const who: MatrixFilter = isFilter(asked) ? asked : 'all'
  const [{ q, page }, setView] = useState({ q: '', page: 1 })
  const setParam = (name: 'who' | 'numbers', value: string) => {
    const next = new URLSearchParams(params)
    if (value === '' || value === 'all') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
    setView({ q, page: 1 })
  }
  return { view: { q, who, numbers: params.get('numbers') ?? '', page }, setView, setParam }
}

type ProposalAssignmentsProps = { callId: string; reviewers: ReviewerList }

function AssignmentRow({ row, onAssign }: { row: MatrixRow; onAssign: (() => void) | null }) {
  return (
    <li>
      <div>
        <strong>
          {row.number} {row.title}
        </strong>
        <p className="muted small">{row.institution}</p>
      </div>
      <Asked row={row} />
      {onAssign !== null && (
        <Button
          size="small"
          aria-label={m.assignments_assign_title({ number: row.number })}
          onClick={onAssign}
        >
          {m.assignments_assign()}
        </Button>
      )}
    </li>
  )
}

const Nothing = ({ isFiltered }: { isFiltered: boolean }) =>
  isFiltered ? (
    <EmptyState title={m.assignments_none_fits()}>{m.assignments_none_fits_text()}</EmptyState>
  ) : (
    <EmptyState title={m.assignments_empty()}>{m.assignments_empty_text()}</EmptyState>
  )

/** Proposals with who is asked for them, those with the fewest first. */
export function ProposalAssignments({ callId, reviewers }: ProposalAssignmentsProps) {
  const { view, setView, setParam } = useView()
  const [chosen, setChosen] = useState<MatrixRow | null>(null)
  const query = useQuery(assignmentQueries.matrix(callId, view))
  const wanted = m.assignments_wanted({ wanted: formatNumber(reviewers.wanted) })
  return (
    <div className="stack">
      {view.numbers !== '' && (
        <p className="row" data-numbers="">
          {m.assignments_only({ n: formatNumber(view.numbers.split(',').length) })}
          <Button size="small" look="quiet" onClick={() => setParam('numbers', '')}>
            {m.assignments_show_all()}
          </Button>
        </p>
      )}
      {reviewers.locked && <p className="muted">{m.assignments_locked()}</p>}
      <div className="assignment-filters">
        <Field label={m.assignments_search()}>
          <TextInput value={view.q} onChange={(event) => setView({ q: event.target.value, page: 1 })} />
        </Field>
        <Field label={m.assignments_who()}>
          <Select value={view.who} onChange={(event) => setParam('who', event.target.value)}>
            {matrixFilters.map((filter) => (
              <option key={filter} value={filter}>
                {filterText[filter]()}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <QueryStates query={query}>
        {({ items, total, page, pageSize }) =>
          total === 0 ? (
            <Nothing isFiltered={view.q !== '' || view.who !== 'all' || view.numbers !== ''} />
          ) : (
            <>
              <ul className="plain-list assignment-list">
                {items.map((row) => (
                  <AssignmentRow
                    key={row.proposalId}
                    row={row}
                    onAssign={reviewers.canAssign ? () => setChosen(row) : null}
                  />
                ))}
              </ul>
              <p className="muted small">{wanted}</p>
              <Pager
                page={page}
                pageSize={pageSize}
                total={total}
                onPage={(next) => setView({ q: view.q, page: next })}
              />
            </>
          )
        }
      </QueryStates>
      {chosen && (
        <AssignDialog callId={callId} row={chosen} reviewers={reviewers} onClose={() => setChosen(null)} />
      )}
    </div>
  )
}

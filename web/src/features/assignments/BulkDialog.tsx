import type { PlannedRow } from '@furrow/core/contract/assignments'
import { readAssignmentCsv } from '@furrow/core/assignment/read-csv'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Textarea } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { assignMany, assignmentQueries, undoMany } from './queries.ts'
import { skipText } from './words.ts'

function Plan({ rows }: { rows: readonly PlannedRow[] }) {
  const count = rows.filter(({ skip }) => skip === null).length
  return (
    <>
      <p aria-live="polite">
        {m.assignments_plan({ count: formatNumber(count), skipped: formatNumber(rows.length - count) })}
      </p>
      <ul className="plain-list bulk-plan">
        {rows.map((row) => (
          <li key={row.line} className={row.skip === null ? '' : 'danger'}>
            {row.proposal}, {row.reviewerName ?? row.email}:{' '}
            {row.skip === null ? m.assignments_will_assign() : skipText(row.skip)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Lines in, a dry run that shows what would change, then the deed with one undo. */
export function BulkDialog({ callId, onClose }: { callId: string; onClose: () => void }) {
  const [text, setText] = useState('')
  const client = useQueryClient()
  const reading = readAssignmentCsv(text)
  const refresh = () => client.invalidateQueries({ queryKey: assignmentQueries.all })
  const checking = useMutation({
    mutationFn: () => assignMany(callId, { rows: [...reading.rows], dryRun: true }),
  })
  const applying = useMutation({
    mutationFn: () => assignMany(callId, { rows: [...reading.rows], dryRun: false }),
    onSuccess: ({ assignmentIds }) => {
      const undo = () => void undoMany(callId, assignmentIds).then(refresh)
      const said = m.assignments_applied({ count: formatNumber(assignmentIds.length) })
      toast(said, assignmentIds.length > 0 ? undo : undefined)
      onClose()
      return refresh()
    },
  })
  const change = (next: string) => {
    setText(next)
    checking.reset()
  }
  const plan = checking.data?.rows
  const canApply = plan?.some(({ skip }) => skip === null) === true
  return (
    <Dialog
      open
      wide
      title={m.assignments_bulk()}
      onClose={onClose}
      actions={
        <>
          <Button busy={checking.isPending || reading.rows.length === 0} onClick={() => checking.mutate()}>
            {m.assignments_check()}
          </Button>
          <Button look="primary" busy={applying.isPending || !canApply} onClick={() => applying.mutate()}>
            {m.assignments_apply()}
          </Button>
        </>
      }
    >
      <input
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label={m.assignments_file()}
        onChange={(event) => void event.target.files?.[0]?.text().then(change)}
      />
      <Field label={m.assignments_rows()} hint={m.assignments_rows_hint()}>
        <Textarea rows={8} value={text} onChange={(event) => change(event.target.value)} />
      </Field>
      {reading.wrongLines.length > 0 && (
        <p className="danger">{m.assignments_wrong_lines({ lines: reading.wrongLines.join(', ') })}</p>
      )}
      {plan && <Plan rows={plan} />}
      <ProblemLine error={applying.error ?? checking.error} />
    </Dialog>
  )
}

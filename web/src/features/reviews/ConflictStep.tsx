import type { ConflictKind } from '@furrow/core/contract/conflicts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, Textarea } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { declareConflict, reviewQueries } from './queries.ts'

const kinds: readonly { kind: ConflictKind; text: () => string }[] = [
  { kind: 'coauthor', text: m.reviews_kind_coauthor },
  { kind: 'institution', text: m.reviews_kind_institution },
  { kind: 'family', text: m.reviews_kind_family },
  { kind: 'collaborator', text: m.reviews_kind_collaborator },
  { kind: 'competitor', text: m.reviews_kind_competitor },
  { kind: 'other', text: m.reviews_kind_other },
]

function ConflictDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [kind, setKind] = useState('collaborator')
  const [reason, setReason] = useState('')
  const [, go] = useLocation()
  const client = useQueryClient()
  const declaring = useMutation({
    mutationFn: () => declareConflict(id, kind, reason),
    onSuccess: () => {
      toast(m.reviews_conflict_done())
      go('/app/reviews')
      client.removeQueries({ queryKey: reviewQueries.desk(id).queryKey })
      return client.invalidateQueries({ queryKey: reviewQueries.all })
    },
  })
  return (
    <Dialog
      open
      title={m.reviews_conflict_title()}
      onClose={onClose}
      actions={
        <Button look="danger" busy={declaring.isPending} onClick={() => declaring.mutate()}>
          {m.reviews_conflict_declare()}
        </Button>
      }
    >
      <p>{m.reviews_conflict_text()}</p>
      <Field label={m.reviews_kind()}>
        <Select value={kind} onChange={(event) => setKind(event.target.value)}>
          {kinds.map((entry) => (
            <option key={entry.kind} value={entry.kind}>
              {entry.text()}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={m.reviews_reason()} optional>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <ProblemLine error={declaring.error} />
    </Dialog>
  )
}

/** A step of its own with its own verb, away from the handing in. */
export function ConflictStep({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="desk-conflict">
      <Button look="quiet" onClick={() => setOpen(true)}>
        {m.reviews_conflict_open()}
      </Button>
      {isOpen && <ConflictDialog id={id} onClose={() => setOpen(false)} />}
    </div>
  )
}

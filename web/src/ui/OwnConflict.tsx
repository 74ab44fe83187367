import type { ConflictKind } from '@furrow/core/contract/conflicts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Field } from './Field.tsx'
import { Select, Textarea } from './inputs.tsx'
import { ProblemLine } from './states.tsx'
import { toast } from './Toasts.tsx'

const kinds: readonly { kind: ConflictKind; text: () => string }[] = [
  { kind: 'coauthor', text: m.conflicts_own_kind_coauthor },
  { kind: 'institution', text: m.conflicts_own_kind_institution },
  { kind: 'family', text: m.conflicts_own_kind_family },
  { kind: 'collaborator', text: m.conflicts_own_kind_collaborator },
  { kind: 'competitor', text: m.conflicts_own_kind_competitor },
  { kind: 'other', text: m.conflicts_own_kind_other },
]

type OwnConflictProps = {
  declare: (declaration: { kind: string; reason: string }) => Promise<unknown>
  /** The proposal is closed to the person now: leave its page. */
  onDeclared: () => void
}

function ConflictDialog({ declare, onDeclared, onClose }: OwnConflictProps & { onClose: () => void }) {
  const [kind, setKind] = useState('collaborator')
  const [reason, setReason] = useState('')
  const declaring = useMutation({
    mutationFn: () => declare({ kind, reason }),
    onSuccess: () => {
      toast(m.conflicts_own_done())
      onDeclared()
    },
  })
  return (
    <Dialog
      open
      title={m.conflicts_own_title()}
      onClose={onClose}
      actions={
        <Button look="danger" busy={declaring.isPending} onClick={() => declaring.mutate()}>
          {m.conflicts_own_declare()}
        </Button>
      }
    >
      <p>{m.conflicts_own_text()}</p>
      <Field label={m.conflicts_own_kind()}>
        <Select value={kind} onChange={(event) => setKind(event.target.value)}>
          {kinds.map((entry) => (
            <option key={entry.kind} value={entry.kind}>
              {entry.text()}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={m.conflicts_own_reason()} optional>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <ProblemLine error={declaring.error} />
    </Dialog>
  )
}

/** Declaring one's own conflict of interest: a step of its own with its own verb, away from the others. */
export function OwnConflict(props: OwnConflictProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="own-conflict">
      <Button look="quiet" onClick={() => setOpen(true)}>
        {m.conflicts_own_open()}
      </Button>
      {isOpen && <ConflictDialog {...props} onClose={() => setOpen(false)} />}
    </div>
  )
}

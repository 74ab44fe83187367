import type { DeskView } from '@furrow/core/contract/reviews'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { Deadline } from '../../ui/measures.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { ConflictStep } from './ConflictStep.tsx'
import { accept, decline, reviewQueries } from './queries.ts'

function Decline({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [, go] = useLocation()
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: () => decline(id, reason),
    onSuccess: () => {
      go('/app/reviews')
      return client.invalidateQueries({ queryKey: reviewQueries.all })
    },
  })
  return (
    <Dialog
      open
      title={m.reviews_decline_title()}
      onClose={onClose}
      actions={
        <Button look="primary" busy={sending.isPending} onClick={() => sending.mutate()}>
          {m.reviews_decline()}
        </Button>
      }
    >
      <Field label={m.reviews_reason()} optional>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <ProblemLine error={sending.error} />
    </Dialog>
  )
}

/** Before the work: accept, decline, or declare a conflict. */
export function Invitation({ desk }: { desk: DeskView }) {
  const [isDeclining, setDeclining] = useState(false)
  const client = useQueryClient()
  const id = desk.assignmentId
  const accepting = useMutation({
    mutationFn: () => accept(id),
    onSuccess: () => client.invalidateQueries({ queryKey: reviewQueries.all }),
  })
  if (desk.call.locked) return <p>{m.reviews_locked()}</p>
  return (
    <section className="stack" aria-label={m.reviews_invitation()}>
      <h2>{m.reviews_invitation()}</h2>
      <p>{m.reviews_invitation_text()}</p>
      {desk.dueAt !== null && (
        <p>
          {m.reviews_due()}: <Deadline at={desk.dueAt} />
        </p>
      )}
      <div className="row">
        <Button look="primary" busy={accepting.isPending} onClick={() => accepting.mutate()}>
          {m.reviews_accept()}
        </Button>
        <Button onClick={() => setDeclining(true)}>{m.reviews_decline()}</Button>
      </div>
      <ProblemLine error={accepting.error} />
      <ConflictStep id={id} />
      {isDeclining && <Decline id={id} onClose={() => setDeclining(false)} />}
    </section>
  )
}

import type { DeskView } from '@furrow/core/contract/reviews'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Deadline } from '../../ui/measures.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { ConflictStep } from './ConflictStep.tsx'
import { accept, decline, reviewQueries } from './queries.ts'

function Decline({ id, onClose }: { id: string; onClose: () => void }) {
  const [, go] = useLocation()
  const client = useQueryClient()
  return (
    <ReasonDialog
      title={m.reviews_decline_title()}
      label={m.reviews_reason()}
      action={m.reviews_decline()}
      optional
      onSend={(reason) => decline(id, reason)}
      onDone={() => {
        go('/app/reviews')
        return client.invalidateQueries({ queryKey: reviewQueries.all })
      }}
      onClose={onClose}
    />
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

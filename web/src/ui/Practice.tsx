import type { PracticeMade, PracticeReviewed } from '@furrow/core/contract/practice'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '../api.ts'
import { m } from '../messages.ts'
import { Badge } from './Badge.tsx'
import { hasRole, useSession } from '../session.ts'
import { Button, ButtonLink } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { formatNumber } from './format.ts'
import { ProblemLine } from './states.tsx'
import { toast } from './Toasts.tsx'

const pathOf = (callId: string) => `/calls/${encodeURIComponent(callId)}/practice`

/** Makes a practice round and leads to it. */
export function usePracticeMaking() {
  const client = useQueryClient()
  const [, go] = useLocation()
  return useMutation({
    mutationFn: ({ from, ...body }: PracticeWish) =>
      api.post<PracticeMade>(from === null ? '/practice' : pathOf(from), body),
    onSuccess: async ({ callId }) => {
      await client.invalidateQueries()
      toast(m.practice_made())
      go(`/app/calls/${callId}`)
    },
  })
}
type PracticeWish = { from: string | null; stage: string; proposals?: number }

/** One click: a copy of a call whose reviews are locked, to rehearse the rest of its round. */
export function PracticeCopyButton({ callId }: { callId: string }) {
  const making = usePracticeMaking()
  return (
    <>
      <Button
        busy={making.isPending}
        title={m.practice_copy_hint()}
        onClick={() => making.mutate({ from: callId, stage: 'locked' })}
      >
        {m.practice_copy()}
      </Button>
      <ProblemLine error={making.error} />
    </>
  )
}

export const RehearsalBadge = () => <Badge tone="strong">{m.practice_badge()}</Badge>

type RoundProps = { callId: string; title: string }

function DeleteDialog({ callId, title, onClose }: RoundProps & { onClose: () => void }) {
  const client = useQueryClient()
  const [, go] = useLocation()
  const deletion = useMutation({
    mutationFn: () => api.delete<PracticeMade>(pathOf(callId)),
    onSuccess: async () => {
      toast(m.practice_deleted({ title }))
      onClose()
      go('/app/practice')
      await client.invalidateQueries()
    },
  })
  return (
    <Dialog
      open
      title={m.practice_delete_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.practice_keep()}</Button>
          <Button look="danger" busy={deletion.isPending} onClick={() => deletion.mutate()}>
            {m.practice_delete_all()}
          </Button>
        </>
      }
    >
      <p>{m.practice_delete_text({ title })}</p>
      <ProblemLine error={deletion.error} />
    </Dialog>
  )
}

/** Asks, then deletes a practice round whole. */
export function PracticeDeletion(round: RoundProps) {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setAsked(true)}>
        {m.practice_delete()}
      </Button>
      {isAsked && <DeleteDialog {...round} onClose={() => setAsked(false)} />}
    </>
  )
}

/** What a practice round is, on its own page. */
export const PracticeNote = (round: RoundProps) => (
  <div className="row practice-note" role="note">
    <RehearsalBadge />
    <span>{m.practice_note()}</span>
    <PracticeDeletion {...round} />
  </div>
)

/** While the reviews of a practice round are written: to one's own, and invented ones for whoever has not begun. */
export function PracticeReviews({ callId }: { callId: string }) {
  const client = useQueryClient()
  const { data: session } = useSession()
  const inventing = useMutation({
    mutationFn: () => api.post<PracticeReviewed>(`${pathOf(callId)}/reviews`),
    onSuccess: async ({ written }) => {
      toast(m.practice_reviews_invented({ n: formatNumber(written) }))
      await client.invalidateQueries()
    },
  })
  if (!hasRole(session, ['officer'])) return null
  return (
    <div className="row practice-note">
      <span>{m.practice_reviews_text()}</span>
      {hasRole(session, ['reviewer']) && (
        <ButtonLink size="small" href="/app/reviews">
          {m.practice_reviews_own()}
        </ButtonLink>
      )}
      <Button size="small" busy={inventing.isPending} onClick={() => inventing.mutate()}>
        {m.practice_reviews_invent()}
      </Button>
      <ProblemLine error={inventing.error} />
    </div>
  )
}

import type {
  PracticeMade,
  PracticeReviewed,
  PracticeWork,
  PracticeWorks,
} from '@furrow/core/contract/practice'
import { queryOptions, useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
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

/** Of whatever makes or deletes a round: as long as one is asked for, all look how far it is. */
const workKey = ['practice-work'] as const

const worksQuery = (isAsked: boolean) =>
  queryOptions({
    queryKey: workKey,
    queryFn: ({ signal }) => api.get<PracticeWorks>('/practice/work', signal),
    refetchInterval: ({ state }) => (isAsked || (state.data?.items.length ?? 0) > 0 ? 500 : false),
  })

function WorkLine({ callId, title, kind, done, of }: PracticeWork) {
  const stop = useMutation({
    mutationFn: () => api.delete<PracticeMade>(`/practice/work/${encodeURIComponent(callId)}`),
  })
  const label = kind === 'making' ? m.practice_work_making({ title }) : m.practice_work_deleting({ title })
  const shown = of === null ? '' : m.practice_work_of({ done: formatNumber(done), of: formatNumber(of) })
  return (
    <li className="row" data-work={kind}>
      <span>{label}</span>
      <progress aria-label={label} value={done} max={of ?? 1} />
      <span className="number small">{shown}</span>
      {kind === 'making' && (
        <Button size="small" busy={stop.isPending} onClick={() => stop.mutate()}>
          {m.practice_work_stop()}
        </Button>
      )}
    </li>
  )
}

/** How far the rounds are that are being made or deleted, whoever asked for them; nothing where there is none. */
export function PracticeProgress({ callId }: { callId?: string }) {
  const isAsked = useIsMutating({ mutationKey: workKey }) > 0
  const { data } = useQuery(worksQuery(isAsked))
  const works = (data?.items ?? []).filter((work) => callId === undefined || work.callId === callId)
  if (works.length === 0) return null
  return (
    <ul className="plain-list stack-s" role="status">
      {works.map((work) => (
        <WorkLine key={work.callId} {...work} />
      ))}
    </ul>
  )
}

/** Makes a practice round and leads to it. */
export function usePracticeMaking() {
  const client = useQueryClient()
  const [, go] = useLocation()
  return useMutation({
    mutationKey: workKey,
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
      {making.isPending && <PracticeProgress />}
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
    mutationKey: workKey,
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
      <PracticeProgress callId={callId} />
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

import type { DeskView } from '@furrow/core/contract/reviews'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { Page } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { Invitation } from './Invitation.tsx'
import { deskKeys } from './desk-keys.ts'
import { useKeyHelp } from '../../ui/use-key-help.tsx'
import { ProposalDocument } from './ProposalDocument.tsx'
import { reviewQueries } from './queries.ts'
import { ReadBack } from './ReadBack.tsx'
import { ReviewForm } from './ReviewForm.tsx'
import './reviews.css'
import { useDeskKeys } from './use-desk-keys.ts'

function QueueStrip({ id }: { id: string }) {
  const { data } = useQuery(reviewQueries.queue())
  if (!data) return null
  const left = data.total - data.done
  const next = data.items.find((item) => item.id !== id && item.state !== 'done' && !item.locked)
  return (
    <span className="row small desk-strip">
      <Link href="/app/reviews">{m.reviews_title()}</Link>
      <span className="number">{m.reviews_strip({ done: data.done, total: data.total, left })}</span>
      {next && <Link href={`/app/reviews/${next.id}`}>{m.reviews_next({ number: next.number })}</Link>}
    </span>
  )
}

function Work({ desk }: { desk: DeskView }) {
  const { review } = desk
  if (review === null) return <Invitation desk={desk} />
  if (review.state === 'submitted' || desk.call.locked) return <ReadBack desk={desk} review={review} />
  return <ReviewForm key={review.id} desk={desk} review={review} />
}

/** Each proposal is read from its beginning: mount it with the key of the assignment. */
function FromTheTop() {
  useEffect(() => globalThis.scrollTo({ top: 0 }), [])
  return null
}

/** The reviewer's desk: the proposal to read at the left, the form at the right. */
export function DeskPage() {
  const { assignmentId = '' } = useParams<{ assignmentId: string }>()
  const query = useQuery(reviewQueries.desk(assignmentId))
  const { data: queue } = useQuery(reviewQueries.queue())
  const keys = useKeyHelp(deskKeys())
  const items = useMemo(() => queue?.items ?? [], [queue])
  useDeskKeys({ isOn: keys.isOn, id: assignmentId, items, onHelp: keys.open })
  const title = query.data ? `${query.data.proposal.number} ${query.data.proposal.title}` : m.reviews_desk()
  return (
    <Page title={title} above={<QueueStrip id={assignmentId} />} actions={keys.button}>
      <FromTheTop key={assignmentId} />
      <QueryStates query={query}>
        {(desk) => (
          <div className="desk">
            <div>
              {desk.call.practice && <PracticeBadge />}
              <ProposalDocument proposal={desk.proposal} />
            </div>
            <div className="desk-form">
              <Work key={assignmentId} desk={desk} />
            </div>
          </div>
        )}
      </QueryStates>
      {keys.help}
    </Page>
  )
}

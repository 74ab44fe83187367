import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { hasRole, useSession } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatMoment, formatNumber } from '../../ui/format.ts'
import { Pager } from '../../ui/lists.tsx'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { ReopenReviews } from '../../ui/ReopenReviews.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { EmptyState, ProblemLine, QueryStates } from '../../ui/states.tsx'
import { lockReviews, reviewQueries } from './queries.ts'
import { ReviewText } from './ReadBack.tsx'
import './reviews.css'

function LockButton({ callId, missing }: { callId: string; missing: number }) {
  const [isOpen, setOpen] = useState(false)
  const client = useQueryClient()
  const locking = useMutation({
    mutationFn: () => lockReviews(callId),
    onSuccess: () => {
      setOpen(false)
      return client.invalidateQueries()
    },
  })
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {m.reviews_lock()}
      </Button>
      <Dialog
        open={isOpen}
        title={m.reviews_lock_title()}
        onClose={() => setOpen(false)}
        actions={
          <Button look="primary" busy={locking.isPending} onClick={() => locking.mutate()}>
            {m.reviews_lock_now()}
          </Button>
        }
      >
        <p>{m.reviews_lock_text()}</p>
        {missing > 0 && <p className="danger">{m.reviews_lock_missing({ n: formatNumber(missing) })}</p>}
        <ProblemLine error={locking.error} />
      </Dialog>
    </>
  )
}

/** The way back from the lock, until a decision is proposed. */
function ReopenButton({ callId }: { callId: string }) {
  const [isOpen, setOpen] = useState(false)
  const client = useQueryClient()
  const onDone = () => {
    setOpen(false)
    return client.invalidateQueries()
  }
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{m.reviews_reopen_deed()}</Button>
      {isOpen && <ReopenReviews {...{ callId, onDone }} onClose={() => setOpen(false)} />}
    </div>
  )
}

function ProposalReviews({ id }: { id: string }) {
  const query = useQuery(reviewQueries.ofProposal(id))
  return (
    <QueryStates query={query}>
      {({ items, criteria }) => (
        <div className="review-columns">
          {items.length === 0 && <p className="muted">{m.reviews_none_yet()}</p>}
          {items.map((review) => (
            <section key={review.label}>
              <h3>{review.reviewerName ?? m.reviews_reviewer({ label: review.label })}</h3>
              <ReviewText review={review} criteria={criteria} />
            </section>
          ))}
        </div>
      )}
    </QueryStates>
  )
}

function ProposalList({ callId }: { callId: string }) {
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string | null>(null)
  const query = useQuery(reviewQueries.proposals(callId, page))
  return (
    <QueryStates query={query}>
      {({ items, total, pageSize }) =>
        total === 0 ? (
          <EmptyState title={m.reviews_panel_empty()} />
        ) : (
          <>
            <ul className="plain-list review-list">
              {items.map((row) => (
                <li key={row.proposalId}>
                  <Button
                    look="quiet"
                    aria-expanded={open === row.proposalId}
                    onClick={() => setOpen(open === row.proposalId ? null : row.proposalId)}
                  >
                    <span>
                      {row.number} {row.title}
                    </span>{' '}
                    <span className="number muted">
                      {m.reviews_count({ n: formatNumber(row.reviewCount) })}
                    </span>
                  </Button>
                  {open === row.proposalId && <ProposalReviews id={row.proposalId} />}
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={pageSize} total={total} onPage={setPage} />
          </>
        )
      }
    </QueryStates>
  )
}

/** What is in, what is missing, and the lock: the office's part of the page. */
function Lock({ callId }: { callId: string }) {
  const query = useQuery(reviewQueries.lock(callId))
  return (
    <QueryStates query={query}>
      {(lock) => (
        <>
          <StatRow>
            <Stat label={m.reviews_stat_proposals()} value={formatNumber(lock.proposals)} />
            <Stat label={m.reviews_stat_in()} value={formatNumber(lock.handedIn)} />
            <Stat label={m.reviews_stat_drafts()} value={formatNumber(lock.drafts)} />
          </StatRow>
          {lock.lockedAt !== null && <p>{m.reviews_locked_at({ moment: formatMoment(lock.lockedAt) })}</p>}
          {lock.lockedAt === null && lock.reopenedAt !== null && (
            <p>{m.reviews_reopened_at({ moment: formatMoment(lock.reopenedAt) })}</p>
          )}
          {lock.callState === 'closed' && lock.lockedAt !== null && !lock.decided && (
            <ReopenButton callId={callId} />
          )}
          {lock.callState === 'closed' && lock.lockedAt === null && (
            <div>
              <LockButton callId={callId} missing={lock.missing.length} />
            </div>
          )}
          {lock.missing.length > 0 && (
            <Section title={m.reviews_missing_title({ wanted: formatNumber(lock.wanted) })}>
              <ul className="plain-list">
                {lock.missing.map((row) => (
                  <li key={row.number}>
                    {row.number} {row.title} – {m.reviews_count({ n: formatNumber(row.reviews) })}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </QueryStates>
  )
}

/** The reviews of a call, proposal by proposal, for its chair and its office; the office locks them here. */
export function PanelPage() {
  const { callId = '' } = useParams<{ callId: string }>()
  const { data: session } = useSession()
  const { data: call } = useQuery(reviewQueries.call(callId))
  return (
    <Page
      title={m.reviews_panel_title()}
      lead={call?.title}
      above={<Link href={`/app/calls/${callId}/assignments`}>{m.reviews_to_reviewers()}</Link>}
    >
      <div className="stack">
        {hasRole(session, ['officer'], callId) && <Lock callId={callId} />}
        <Section title={m.reviews_panel_list()}>
          <ProposalList callId={callId} />
        </Section>
      </div>
    </Page>
  )
}

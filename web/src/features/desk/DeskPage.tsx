import type { OwnDesk } from '@furrow/core/contract/desk'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { mayApply, useSession } from '../../session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatDate, formatNumber } from '../../ui/format.ts'
import { Deadline, Stat, StatRow } from '../../ui/measures.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { AfterRelease, OwnAwards } from './AfterRelease.tsx'
import { CallsAtWork } from './CallsAtWork.tsx'
import './desk.css'
import { OpenCalls } from './OpenCalls.tsx'
import { deskQueries } from './queries.ts'

function Drafts({ drafts }: { drafts: OwnDesk['drafts'] }) {
  return (
    <Section title={m.desk_drafts()} actions={<Link href="/app/proposals">{m.desk_all_proposals()}</Link>}>
      {drafts.length === 0 && <p className="muted">{m.desk_drafts_none()}</p>}
      <ul className="plain-list desk-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link href={`/app/proposals/${draft.id}`}>{draft.title || m.desk_untitled()}</Link>
            <p className="small muted">
              {draft.number} · {draft.callTitle}
            </p>
            {draft.handedIn && <p className="small muted">{m.desk_counts()}</p>}
            {draft.deadlineAt !== null && (
              <p className="small">
                <Deadline at={draft.deadlineAt} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OwnReviews({ reviews }: { reviews: NonNullable<OwnDesk['reviews']> }) {
  const { done, left, invitations, late, dueAt } = reviews
  const isLeft = left > 0
  return (
    <Section
      title={m.desk_reviews()}
      actions={
        <ButtonLink look={isLeft ? 'primary' : 'plain'} size="small" href="/app/reviews">
          {isLeft ? m.desk_reviews_go() : m.desk_reviews_all()}
        </ButtonLink>
      }
    >
      {!isLeft && <p className="muted">{m.desk_reviews_none()}</p>}
      <StatRow>
        <Stat
          label={m.desk_reviews_left()}
          value={m.desk_n_of_m({ left: formatNumber(left), total: formatNumber(done + left) })}
        />
        <Stat label={m.desk_reviews_invitations()} value={formatNumber(invitations)} />
        <Stat label={m.desk_reviews_late()} value={formatNumber(late)} />
      </StatRow>
      {dueAt !== null && (
        <p>
          {m.desk_reviews_next()}: <Deadline at={dueAt} />
        </p>
      )}
    </Section>
  )
}

const Decisions = ({ decisions }: { decisions: NonNullable<OwnDesk['decisions']> }) => (
  <Section title={m.desk_decisions()}>
    {decisions.length === 0 && <p className="muted">{m.desk_decisions_none()}</p>}
    <ul className="plain-list desk-list">
      {decisions.map(({ id, callTitle, proposedAt }) => (
        <li key={id}>
          <Link href={`/app/decisions/${id}`}>{callTitle}</Link>
          <p className="small muted">{m.desk_proposed_at({ date: formatDate(proposedAt) })}</p>
        </li>
      ))}
    </ul>
  </Section>
)

const People = ({ people }: { people: NonNullable<OwnDesk['people']> }) => (
  <Section
    title={m.desk_people()}
    actions={
      <ButtonLink size="small" href="/app/people">
        {m.desk_people()}
      </ButtonLink>
    }
  >
    <StatRow>
      <Stat label={m.desk_people_total()} value={formatNumber(people.total)} />
      <Stat label={m.desk_people_waiting()} value={formatNumber(people.waiting)} />
    </StatRow>
  </Section>
)

/** What waits for the person, by role, counted by the server. */
function Waiting({ desk, applies }: { desk: OwnDesk; applies: boolean }) {
  return (
    <div className="stack-l">
      {desk.awards.length > 0 && <OwnAwards awards={desk.awards} />}
      {desk.decisions !== null && <Decisions decisions={desk.decisions} />}
      {desk.reviews !== null && <OwnReviews reviews={desk.reviews} />}
      {desk.released !== null && desk.released.length > 0 && <AfterRelease released={desk.released} />}
      {desk.calls !== null && <CallsAtWork calls={desk.calls} />}
      {desk.people !== null && <People people={desk.people} />}
      {(applies || desk.drafts.length > 0) && <Drafts drafts={desk.drafts} />}
      {applies && <OpenCalls />}
    </div>
  )
}

/** The first page after signing in. */
export function DeskPage() {
  const { data: session } = useSession()
  const query = useQuery(deskQueries.own())
  const name = session?.person?.name.split(' ')[0] ?? ''
  return (
    <Page
      title={m.desk_title()}
      lead={m.desk_hello({ name })}
      width={query.data?.calls == null ? 'form' : 'full'}
    >
      <QueryStates query={query}>{(desk) => <Waiting desk={desk} applies={mayApply(session)} />}</QueryStates>
    </Page>
  )
}

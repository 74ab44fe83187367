import { useQuery } from '@tanstack/react-query'
import type { CallDetail, CallProgress, CallStep } from '@furrow/core/contract/calls'
import { Link, useParams } from 'wouter'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { hasRole, useSession } from '../../session.ts'
import { Badge, PracticeBadge } from '../../ui/Badge.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { stepPath, stepText } from '../../ui/call-steps.ts'
import { formatHours, formatNumber, formatShare } from '../../ui/format.ts'
import { Deadline, ProgressBar, Stat, StatRow } from '../../ui/measures.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { PracticeCopyButton, PracticeNote, PracticeReviews } from '../../ui/Practice.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { Lifecycle } from './Lifecycle.tsx'
import { callQueries } from './queries.ts'
import { Rules } from './Rules.tsx'
import { stateText } from './words.ts'

const listPath = (call: CallDetail, query = '') => `/app/calls/${call.id}/proposals${query}`

function NextStep({ call, step }: { call: CallDetail; step: CallStep }) {
  const href = stepPath(step, call.id)
  return (
    <div className="next-step">
      <p>
        <span className="muted">{m.calls_next()}</span> {stepText[step]()}
      </p>
      {href !== undefined && (
        <ButtonLink look="primary" href={href}>
          {m.calls_go()}
        </ButtonLink>
      )}
    </div>
  )
}

function Numbers({ call, progress }: { call: CallDetail; progress: CallProgress }) {
  const { proposals, eligibility, reviews } = progress
  const handedIn = proposals.submitted + proposals.returned + proposals.reviewing + proposals.decided
  const asked = call.budget === 0 ? 0 : progress.requestedHours / call.budget
  return (
    <>
      <StatRow>
        <Stat
          label={m.calls_handed_in()}
          value={<Link href={listPath(call)}>{formatNumber(handedIn)}</Link>}
          note={m.calls_drafts_withdrawn({
            drafts: formatNumber(proposals.drafts),
            withdrawn: formatNumber(proposals.withdrawn),
          })}
        />
        <Stat
          label={m.calls_hours_asked()}
          value={formatHours(progress.requestedHours)}
          note={m.calls_of_budget({ share: formatShare(asked) })}
        />
        <Stat
          label={m.calls_eligible()}
          value={formatNumber(eligibility.eligible)}
          note={m.calls_eligible_note({
            no: formatNumber(eligibility.ineligible),
            unrecorded: formatNumber(eligibility.unrecorded),
          })}
        />
        <Stat
          label={m.calls_assessments_missing()}
          value={
            <Link href={listPath(call, '?assessment=missing')}>
              {formatNumber(progress.assessmentsMissing)}
            </Link>
          }
        />
      </StatRow>
      {call.state !== 'open' && call.state !== 'draft' && (
        <div className="stack">
          <ProgressBar
            label={m.calls_reviews()}
            value={reviews.handedIn}
            max={reviews.asked}
            shown={m.calls_reviews_of({ n: formatNumber(reviews.handedIn), m: formatNumber(reviews.asked) })}
          />
          {reviews.late > 0 && (
            <p>
              <Link href={`/app/calls/${call.id}/assignments?who=late`}>
                {m.calls_late({ count: formatNumber(reviews.late) })}
              </Link>
            </p>
          )}
        </div>
      )}
    </>
  )
}

/** A rehearsal whose reviews are still being written. */
const isReviewed = ({ rehearsal, state, office }: CallDetail, { reviews }: CallProgress): boolean =>
  rehearsal && state === 'closed' && office?.reviewsLockedAt === null && reviews.handedIn < reviews.asked

function Overview({ call }: { call: CallDetail }) {
  const progress = useQuery(callQueries.progress(call.id))
  // An administrator reads the rules and no counts.
  if (isProblem(progress.error) && progress.error.status === 404) return null
  return (
    <QueryStates query={progress}>
      {(data) => (
        <>
          <Ways call={call} />
          <NextStep call={call} step={data.next} />
          {isReviewed(call, data) && <PracticeReviews callId={call.id} />}
          <Section title={m.calls_progress()} {...(call.practice && { actions: <PracticeBadge /> })}>
            <Numbers call={call} progress={data} />
          </Section>
        </>
      )}
    </QueryStates>
  )
}

/** The ways from a call to its other pages. */
const Ways = ({ call }: { call: CallDetail }) => (
  <nav className="row" aria-label={m.calls_ways()}>
    <Link href={listPath(call)}>{m.calls_proposals()}</Link>
    <Link href={`/app/calls/${call.id}/assignments`}>{m.calls_assignments()}</Link>
    {call.office?.reviewsLockedAt !== null && (
      <>
        <Link href={`/app/calls/${call.id}/studio`}>{m.calls_studio()}</Link>
        <Link href={`/app/calls/${call.id}/decisions`}>{m.decisions_list()}</Link>
      </>
    )}
    {(call.state === 'released' || call.state === 'archived') && (
      <>
        <Link href={`/app/calls/${call.id}/awards`}>{m.awards_title()}</Link>
        <Link href={`/app/calls/${call.id}/appeals`}>{m.awards_appeals()}</Link>
      </>
    )}
  </nav>
)

function Content({ call }: { call: CallDetail }) {
  const { data: session } = useSession()
  const mayCopy =
    hasRole(session, ['officer']) &&
    !call.rehearsal &&
    call.office !== null &&
    call.office.reviewsLockedAt !== null
  return (
    <Page
      title={call.title}
      lead={call.summary}
      above={<Link href="/app/calls">{m.calls_title()}</Link>}
      actions={
        <>
          <Lifecycle call={call} />
          {mayCopy && <PracticeCopyButton callId={call.id} />}
        </>
      }
    >
      {call.rehearsal && <PracticeNote callId={call.id} title={call.title} />}
      <div className="row">
        <Badge tone={call.state === 'open' ? 'strong' : 'plain'}>{stateText[call.state]()}</Badge>
        {(call.state === 'draft' || call.state === 'open') && call.deadlineAt !== null && (
          <Deadline at={call.deadlineAt} />
        )}
      </div>
      {call.office !== null && <Overview call={call} />}
      <Rules call={call} />
    </Page>
  )
}

/** A call as the office works on it: what waits, the next step, the rules. */
export function CallPage() {
  const { callId = '' } = useParams<{ callId: string }>()
  const query = useQuery(callQueries.detail(callId))
  return <QueryStates query={query}>{(call) => <Content call={call} />}</QueryStates>
}

import type { AppealRow, CallAppeals } from '@furrow/core/contract/awards'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { appealText } from '../../ui/award-text.ts'
import { Badge, PracticeBadge } from '../../ui/Badge.tsx'
import { formatHours, formatMoment } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import './awards.css'
import { Early } from './Early.tsx'
import { awardQueries } from './queries.ts'
import { VerdictForm } from './VerdictForm.tsx'

function Decided({ row }: { row: AppealRow }) {
  if (row.decidedAt === null) return null
  return (
    <div className="written-answer stack-s">
      <p className="muted small">
        {m.awards_decided_by({ name: row.decidedBy ?? '–', date: formatMoment(row.decidedAt) })}
        {row.hours > 0 && ` ${m.awards_decided_hours({ hours: formatHours(row.hours) })}`}
      </p>
      <p className="pre-line">{row.reason}</p>
    </div>
  )
}

function Appeal({ row, page }: { row: AppealRow; page: CallAppeals }) {
  return (
    <section className="section appeal">
      <h2>
        <Link href={`/app/proposals/${row.proposalId}/result`}>
          {row.proposal} {row.title}
        </Link>
      </h2>
      <p className="muted small">
        {m.awards_filed_on({ date: formatMoment(row.filedAt) })} <Badge>{appealText[row.state]()}</Badge>
      </p>
      <p className="pre-line prose serif">{row.text}</p>
      <Facts
        facts={[
          { label: m.awards_asked_for(), value: formatHours(row.requested) },
          { label: m.awards_minimum(), value: formatHours(row.minimum) },
          { label: m.awards_held(), value: formatHours(row.held) },
        ]}
      />
      <Decided row={row} />
      {row.state === 'open' && page.mayDecide && <VerdictForm row={row} page={page} />}
    </section>
  )
}

function Content({ callId, page }: { callId: string; page: CallAppeals }) {
  return (
    <Page
      width="form"
      title={m.awards_appeals()}
      above={<Link href={`/app/calls/${callId}/awards`}>{page.callTitle}</Link>}
      lead={m.awards_appeals_lead()}
      {...(page.practice && { actions: <PracticeBadge /> })}
    >
      {page.signedByViewer && page.mayDecide && <p className="notice">{m.awards_you_signed()}</p>}
      {page.items.length === 0 ? (
        <EmptyState title={m.awards_appeals_none()}>{m.awards_appeals_none_text()}</EmptyState>
      ) : (
        page.items.map((row) => <Appeal key={row.id} row={row} page={page} />)
      )}
    </Page>
  )
}

/** The appeals of a call, for the director who decides them in writing. */
export function AppealsPage() {
  const { callId = '' } = useParams()
  const query = useQuery(awardQueries.appeals(callId))
  if (isProblem(query.error) && query.error.status === 404)
    return <Early callId={callId} title={m.awards_appeals()} />
  return <QueryStates query={query}>{(page) => <Content callId={callId} page={page} />}</QueryStates>
}

import type { ProposalResult } from '@furrow/core/contract/results'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { formatMoment, formatNumber } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { awardQueries } from './award-queries.ts'
import { AnswerNow, AwardSection } from './AwardSection.tsx'
import { Decided } from './Decided.tsx'
import { LinePlot } from './LinePlot.tsx'
import { Next } from './Next.tsx'
import { resultQueries } from './queries.ts'
import { standText, type Standing } from './stand-text.ts'
import './results.css'

type Props = { result: ProposalResult }

function Reviews({ result }: Props) {
  return (
    <Section title={m.results_reviews()} note={m.results_reviews_note()}>
      {result.reviews.length === 0 && <p>{m.results_reviews_none()}</p>}
      {result.reviews.map(({ text }, index) => (
        <article key={text} className="stack-s">
          <h3>{m.results_review({ n: formatNumber(index + 1) })}</h3>
          <p className="serif result-review">{text}</p>
        </article>
      ))}
    </Section>
  )
}

function Content({ result, award, proposalId }: Standing & { proposalId: string }) {
  return (
    <Page
      width="form"
      title={result.title}
      above={<Link href={`/app/proposals/${proposalId}`}>{m.results_to_proposal()}</Link>}
      lead={
        <>
          {result.proposal} · {result.callTitle} {result.practice && <PracticeBadge />}
        </>
      }
      actions={
        result.hasLetter && (
          <Link className="button" href={`/app/proposals/${proposalId}/letter`}>
            {m.results_letter()}
          </Link>
        )
      }
    >
      <p className="answer">{standText({ result, award })}</p>
      <AnswerNow award={award} />
      <Decided result={result} />
      <LinePlot result={result} />
      <Reviews result={result} />
      <AwardSection key={award.version} award={award} proposalId={proposalId} />
      <Next result={result} award={award} />
    </Page>
  )
}

/** Before the release: the same words for whoever will be granted hours and whoever will not. */
function Waiting({ proposalId }: { proposalId: string }) {
  const query = useQuery(resultQueries.proposal(proposalId))
  return (
    <QueryStates query={query}>
      {(detail) => (
        <Page
          width="form"
          title={m.results_wait_title()}
          above={<Link href={`/app/proposals/${proposalId}`}>{m.results_to_proposal()}</Link>}
          lead={`${detail.number} · ${detail.form.title}`}
        >
          <div className="stack prose">
            <p>{m.results_wait_text()}</p>
            {detail.form.decisionDueAt !== null && (
              <p>{m.results_wait_by({ date: formatMoment(detail.form.decisionDueAt) })}</p>
            )}
          </div>
        </Page>
      )}
    </QueryStates>
  )
}

/** The decision, and what has become of it since. */
function Released({ result, proposalId }: Props & { proposalId: string }) {
  const query = useQuery(awardQueries.own(proposalId))
  return (
    <QueryStates query={query}>
      {(award) => <Content result={result} award={award} proposalId={proposalId} />}
    </QueryStates>
  )
}

/** What an applicant reads: the answer, the number that decided, the line, the reviews, the next step. */
export function ProposalResultPage() {
  const { proposalId = '' } = useParams()
  const query = useQuery(resultQueries.own(proposalId))
  return (
    <QueryStates query={query}>
      {(result) =>
        result === null ? (
          <Waiting proposalId={proposalId} />
        ) : (
          <Released result={result} proposalId={proposalId} />
        )
      }
    </QueryStates>
  )
}

import type { ProposalResult } from '@furrow/core/contract/results'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { localeBase, m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatFixed, formatHours, formatMoment, formatNumber } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { ValueOfAward } from '../../ui/ValueTotals.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { reasonText } from '../../ui/reason-text.ts'
import { QueryStates } from '../../ui/states.tsx'
import { AnswerNow, AwardSection } from './AwardSection.tsx'
import { LinePlot } from './LinePlot.tsx'
import { resultQueries } from './queries.ts'
import './results.css'

type Props = { result: ProposalResult }

/** The answer in one sentence. */
function answer({ award, requested, rank, override }: ProposalResult): string {
  if (override?.kind === 'hold') return m.results_answer_hold()
  if (award > 0 && award < requested)
    return m.results_answer_partial({ award: formatHours(award), requested: formatHours(requested) })
  if (award > 0) return m.results_answer_full({ award: formatHours(award) })
  return rank === null ? m.results_answer_unranked() : m.results_answer_waiting()
}

/** The deciding inequality; where a threshold decided, with the own score on its other side. */
function decided({ reason, score, criteria }: ProposalResult): string {
  if (reason.code === 'below-score' && score !== null)
    return m.results_score_below({
      score: formatFixed(score, 1),
      threshold: formatNumber(reason.threshold, 4),
    })
  return reasonText(reason, (id) => criteria.find((criterion) => criterion.id === id)?.name ?? id)
}

function Decided({ result }: Props) {
  const { rank, ranked, score, requested, award, override, value } = result
  return (
    <Section title={m.results_decided()}>
      {override !== null && (
        <p className="decided-reason">{m.results_by_hand({ reason: override.reason })}</p>
      )}
      <p className="decided-reason">
        {override === null ? decided(result) : m.results_by_rules({ reason: decided(result) })}
      </p>
      <Facts
        facts={[
          { label: m.results_fact_requested(), value: formatHours(requested) },
          { label: m.results_fact_award(), value: formatHours(award) },
          ...(value === null
            ? []
            : [
                {
                  label: m.results_fact_value(),
                  value: <ValueOfAward value={value} currency={value.currency} />,
                },
              ]),
          {
            label: m.results_fact_rank(),
            value:
              rank === null
                ? '–'
                : m.results_rank_of({ rank: formatNumber(rank), ranked: formatNumber(ranked) }),
          },
          {
            label: m.results_fact_score(),
            value: score === null ? '–' : m.results_score_value({ score: formatFixed(score, 1) }),
          },
        ]}
      />
    </Section>
  )
}

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

function NextCall({ nextCall }: Pick<ProposalResult, 'nextCall'>) {
  if (nextCall === null) return <p>{m.results_next_call_none()}</p>
  const { id, title, deadlineAt } = nextCall
  return (
    <>
      <p>
        {deadlineAt === null
          ? m.results_next_call_open({ call: title })
          : m.results_next_call({ call: title, date: formatMoment(deadlineAt) })}
      </p>
      <div>
        <ButtonLink href={`~${localeBase}/calls/${id}`}>{m.results_next_call_link()}</ButtonLink>
      </div>
    </>
  )
}

function Next({ result }: Props) {
  return (
    <Section title={m.results_next()}>
      <div className="stack prose">
        {result.award > 0 ? <p>{m.results_next_award()}</p> : <NextCall nextCall={result.nextCall} />}
        <p className="muted">
          {m.results_signed_by({
            name: result.signedBy,
            signed: formatMoment(result.signedAt),
            released: formatMoment(result.releasedAt),
          })}{' '}
          <a href={`${localeBase}/results/${result.callId}`}>{m.results_public()}</a>
        </p>
      </div>
    </Section>
  )
}

function Content({ result, proposalId }: Props & { proposalId: string }) {
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
      <p className="answer">{answer(result)}</p>
      <AnswerNow proposalId={proposalId} />
      <Decided result={result} />
      <LinePlot result={result} />
      <Reviews result={result} />
      <AwardSection proposalId={proposalId} />
      <Next result={result} />
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
          <Content result={result} proposalId={proposalId} />
        )
      }
    </QueryStates>
  )
}

import type { HolderAward } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatHours, formatMoment, formatShortMoment } from '../../ui/format.ts'
import { eventText } from '../../ui/award-text.ts'
import { Deadline } from '../../ui/measures.tsx'
import { Section } from '../../ui/Page.tsx'
import { ValueLine } from '../../ui/ValueTotals.tsx'
import { AcceptForm } from './AcceptForm.tsx'
import { AppealPart } from './AppealPart.tsx'
import type { AwardProps } from './award-props.ts'
import { Offers } from './Offers.tsx'
import { QuestionPart } from './QuestionPart.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { openOffer } from './stand-text.ts'

function Answered({ award, proposalId }: AwardProps) {
  const [isReturning, setReturning] = useState(false)
  const { answer, held, may, events } = award
  if (answer === 'declined') return <p>{m.awards_own_declined()}</p>
  if (answer === 'withdrawn') {
    const reason = events.findLast(({ kind }) => kind === 'withdrawn' || kind === 'cut')?.reason ?? ''
    return <p>{reason === '' ? m.awards_own_withdrawn() : m.awards_own_withdrawn_why({ reason })}</p>
  }
  return (
    <>
      <p>{m.awards_own_accepted({ hours: formatHours(held) })}</p>
      {may.giveBack && (
        <div>
          <Button onClick={() => setReturning(true)}>{m.awards_return()}</Button>
        </div>
      )}
      {isReturning && (
        <ReturnDialog award={award} proposalId={proposalId} onClose={() => setReturning(false)} />
      )}
    </>
  )
}

/** The form shows the value of the hours in it. */
const isAsked = ({ answer, may }: HolderAward): boolean => answer === 'open' && may.answer

function Answer({ award, proposalId }: AwardProps) {
  const { answer, answerBy, held, may } = award
  if (answer !== 'open') return <Answered award={award} proposalId={proposalId} />
  if (!may.answer)
    return (
      <p>{answerBy === null ? m.awards_own_waits() : m.awards_own_late({ date: formatMoment(answerBy) })}</p>
    )
  return (
    <>
      <p>
        {m.awards_own_open({ hours: formatHours(held) })} {answerBy !== null && <Deadline at={answerBy} />}
      </p>
      <AcceptForm award={award} proposalId={proposalId} />
    </>
  )
}

function Events({ events }: Pick<HolderAward, 'events'>) {
  if (events.length === 0) return null
  return (
    <details>
      <summary>{m.awards_history()}</summary>
      <ol role="list" className="plain-list award-events">
        {events.map(({ at, kind, hours, reason }, index) => (
          <li key={`${at} ${index}`}>
            <time dateTime={at}>{formatShortMoment(at)}</time>
            <span className="pre-line">
              {eventText[kind]()}
              {reason !== '' && `: ${reason}`}
            </span>
            <span className="number">{hours > 0 && formatHours(hours)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What can be done after the release, with its dates: answer the award, answer offers, ask, appeal. */
export function AwardSection({ award, proposalId }: AwardProps) {
  const hasAward = award.stand !== 'withdrew' && (award.answer !== 'none' || award.offers.length > 0)
  return (
    <>
      {hasAward && (
        <Section title={m.awards_own()} id="answer">
          <div className="stack prose">
            {award.answer !== 'none' && <Answer award={award} proposalId={proposalId} />}
            {!isAsked(award) && <ValueLine value={award.value} />}
            <Offers award={award} proposalId={proposalId} />
            <Events events={award.events} />
          </div>
        </Section>
      )}
      <QuestionPart award={award} proposalId={proposalId} />
      <AppealPart award={award} proposalId={proposalId} />
    </>
  )
}

/** The one step that waits, beside the answer; nothing once it is done or too late. */
export function AnswerNow({ award }: Pick<AwardProps, 'award'>) {
  const until = award.may.answer ? award.answerBy : (openOffer(award)?.expiresAt ?? null)
  if (until === null || Date.parse(award.serverTime) > Date.parse(until)) return null
  return (
    <p className="row">
      <a className="button button-primary" href="#answer">
        {m.awards_answer_this()}
      </a>
      <span className="muted">{m.awards_answer_until({ date: formatMoment(until) })}</span>
    </p>
  )
}

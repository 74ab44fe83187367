import type { OwnDesk } from '@furrow/core/contract/desk'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { Deadline } from '../../ui/measures.tsx'
import { Section } from '../../ui/Page.tsx'

type Award = OwnDesk['awards'][number]

const awardText: Readonly<Record<Award['kind'], (hours: string) => string>> = {
  answer: (hours) => m.desk_award_answer({ hours }),
  offer: (hours) => m.desk_award_offer({ hours }),
  'question-answered': () => m.desk_award_question(),
  'appeal-decided': () => m.desk_award_appeal(),
}

/** Awards and offers to answer with their dates, and what was answered in writing. */
export const OwnAwards = ({ awards }: { awards: OwnDesk['awards'] }) => (
  <Section title={m.desk_awards()}>
    <ul className="plain-list desk-list">
      {awards.map(({ kind, proposalId, number, title, callTitle, hours, until }) => (
        <li key={`${kind} ${proposalId} ${until}`}>
          <Link href={`/app/proposals/${proposalId}/result`}>
            {awardText[kind](hours === null ? '' : formatHours(hours))}
          </Link>
          <p className="small muted">
            {number} · {title} · {callTitle}
          </p>
          {until !== null && (
            <p className="small">
              <Deadline at={until} />
            </p>
          )}
        </li>
      ))}
    </ul>
  </Section>
)

type Released = NonNullable<OwnDesk['released']>[number]

/** What waits in a call, each with where it is done. */
function waitingIn({ id, appeals, questions, offers, late, signedId }: Released) {
  const call = `/app/calls/${id}`
  const counted = [
    { href: `${call}/appeals`, n: appeals, text: m.desk_after_appeals },
    { href: `${call}/awards#questions`, n: questions, text: m.desk_after_questions },
    { href: `${call}/awards?show=late`, n: offers, text: m.desk_after_offers },
    { href: `${call}/awards?show=late`, n: late, text: m.desk_after_late },
  ]
  return [
    ...(signedId === null ? [] : [{ href: `/app/decisions/${signedId}`, text: m.desk_after_signed() }]),
    ...counted
      .filter(({ n }) => n > 0)
      .map(({ href, n, text }) => ({ href, text: text({ n: formatNumber(n) }) })),
  ]
}

/** Released calls in which something waits for the office or a director. */
export const AfterRelease = ({ released }: { released: NonNullable<OwnDesk['released']> }) => (
  <Section title={m.desk_after()}>
    <ul className="plain-list desk-list">
      {released.map((call) => (
        <li key={call.id}>
          <Link href={`/app/calls/${call.id}/awards`}>{call.title}</Link>
          <ul className="plain-list desk-after">
            {waitingIn(call).map(({ href, text }) => (
              <li key={text} className="small">
                <Link href={href}>{text}</Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  </Section>
)

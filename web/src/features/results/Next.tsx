import type { ProposalResult } from '@furrow/core/contract/results'
import { localeBase, m } from '../../messages.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { holdsNothing, nextSteps, type Standing } from './stand-text.ts'

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

/** The next step with its date. */
export function Next({ result, award }: Standing) {
  return (
    <Section title={m.results_next()}>
      <div className="stack prose">
        {nextSteps({ result, award }).map((step) => (
          <p key={step}>{step}</p>
        ))}
        {holdsNothing(award) && <NextCall nextCall={result.nextCall} />}
        <p className="muted">
          <a href={`${localeBase}/results/${result.callId}`}>{m.results_public()}</a>
        </p>
      </div>
    </Section>
  )
}

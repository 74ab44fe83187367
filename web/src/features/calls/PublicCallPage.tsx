import { useQuery } from '@tanstack/react-query'
import type { CallDetail } from '@furrow/core/contract/calls'
import { Link, useParams } from 'wouter'
import { localeBase, m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatHours } from '../../ui/format.ts'
import { Deadline, Stat, StatRow } from '../../ui/measures.tsx'
import { Page } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { callQueries } from './queries.ts'
import { Rules } from './Rules.tsx'
import { stateText } from './words.ts'

function Next({ call }: { call: CallDetail }) {
  if (call.doorOpen)
    return (
      <ButtonLink look="primary" href={`~${localeBase}/app/proposals/new/${call.id}`}>
        {m.calls_apply()}
      </ButtonLink>
    )
  if (call.releasedAt === null) return null
  return <ButtonLink href={`/results/${call.id}`}>{m.calls_see_awards()}</ButtonLink>
}

function Content({ call }: { call: CallDetail }) {
  return (
    <Page
      width="form"
      title={call.title}
      lead={call.summary}
      above={<Link href="/">{m.calls_all()}</Link>}
      actions={<Next call={call} />}
    >
      <StatRow>
        <Stat
          label={m.calls_budget()}
          value={formatHours(call.budget)}
          note={call.practice ? <PracticeBadge /> : call.machineName}
        />
        <Stat label={m.calls_state()} value={stateText[call.state]()} />
      </StatRow>
      {call.doorOpen && call.deadlineAt !== null && (
        <p>
          {m.calls_deadline()}: <Deadline at={call.deadlineAt} />
        </p>
      )}
      <Rules call={call} />
    </Page>
  )
}

/** A published call: dates, budget, criteria, areas, commitment. */
export function PublicCallPage() {
  const { callId = '' } = useParams<{ callId: string }>()
  const query = useQuery(callQueries.detail(callId))
  return <QueryStates query={query}>{(call) => <Content call={call} />}</QueryStates>
}

import { useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import type { StudioContext } from '@furrow/core/contract/studio'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { Page } from '../../ui/Page.tsx'
import { CallAreas } from '../../ui/AreaMark.tsx'
import { namedAreas } from '../../ui/area-name.ts'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { studioQueries } from './queries.ts'
import { Studio } from './Studio.tsx'
import './studio.css'
import './panels.css'
import './views.css'
import './ranking/ranking.css'
import './chances/chances.css'

function Ready({ callId, context }: { callId: string; context: StudioContext }) {
  const query = useQuery(studioQueries.runner(callId, context))
  const areas = useMemo(() => namedAreas(context.areas), [context.areas])
  return (
    <CallAreas areas={areas}>
      <QueryStates query={query}>{(runner) => <Studio context={context} runner={runner} />}</QueryStates>
    </CallAreas>
  )
}

/** Why the Studio is shut in the meantime, and where the one more review is asked for. */
const Reopened = ({ callId }: { callId: string }) => (
  <Page title={m.studio_title()}>
    <EmptyState
      title={m.studio_reopened_title()}
      action={<Link href={`/app/calls/${callId}/assignments`}>{m.studio_reopened_asked()}</Link>}
    >
      {m.studio_reopened_text()}
    </EmptyState>
  </Page>
)

type MessageProps = { callId: string; title: string; text: string }

/** Why there is nothing to tune, of which call, and the way to it. */
function Message({ callId, title, text }: MessageProps) {
  const { data } = useQuery(sharedQueries.calls())
  const call = data?.items.find(({ id }) => id === callId)
  return (
    <Page title={call === undefined ? m.studio_title() : m.studio_of({ call: call.title })}>
      <EmptyState title={title} action={<Link href={`/app/calls/${callId}`}>{m.studio_to_call()}</Link>}>
        {text}
      </EmptyState>
    </Page>
  )
}

/** A short link leads to the address that it stands for. */
function Linked({ callId, link, context }: { callId: string; link: string; context: StudioContext }) {
  const query = useQuery(studioQueries.link(callId, link))
  return <QueryStates query={query}>{() => <Ready callId={callId} context={context} />}</QueryStates>
}

/** The Studio of one call, once its reviews are locked. */
export function StudioPage() {
  const { callId = '' } = useParams()
  const [link] = useState(() => new URLSearchParams(globalThis.location.search).get('l'))
  const query = useQuery(studioQueries.context(callId))
  if (isProblem(query.error) && query.error.code === 'reviews-reopened') return <Reopened callId={callId} />
  if (isProblem(query.error) && query.error.code === 'reviews-not-locked')
    return <Message callId={callId} title={m.studio_early_title()} text={m.studio_early_text()} />
  return (
    <QueryStates query={query}>
      {(context) => {
        if (!context.snapshotAvailable)
          return (
            <Message
              callId={callId}
              title={m.studio_no_snapshot_title()}
              text={m.studio_no_snapshot_text()}
            />
          )
        if (context.proposals.numbers.length === 0)
          return <Message callId={callId} title={m.studio_empty_title()} text={m.studio_empty_text()} />
        if (link !== null) return <Linked {...{ callId, link, context }} />
        return <Ready callId={callId} context={context} />
      }}
    </QueryStates>
  )
}

import { useQuery } from '@tanstack/react-query'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { mayApply, useSession } from '../../session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatHours } from '../../ui/format.ts'
import { Deadline } from '../../ui/measures.tsx'
import { Section } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'

/** The calls that somebody may apply to now. */
export function OpenCalls() {
  const { data: session } = useSession()
  const query = useQuery(sharedQueries.calls())
  return (
    <Section title={m.desk_open()}>
      <QueryStates query={query}>
        {({ items }) => {
          const open = items.filter((call) => call.doorOpen && mayApply(session, call.id))
          if (open.length === 0) return <p className="muted">{m.desk_open_empty()}</p>
          return (
            <ul className="plain-list desk-list">
              {open.map((call) => (
                <li key={call.id} className="row spread">
                  <div>
                    <strong>{call.title}</strong> <span className="number">{formatHours(call.budget)}</span>
                    {call.deadlineAt !== null && (
                      <p className="small">
                        <Deadline at={call.deadlineAt} />
                      </p>
                    )}
                  </div>
                  <ButtonLink size="small" href={`/app/proposals/new/${call.id}`}>
                    {m.desk_apply()}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryStates>
    </Section>
  )
}

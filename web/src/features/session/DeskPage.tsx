import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { appRoutes } from '../../routes.tsx'
import { hasRole, useSession, type Role } from '../../session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatHours } from '../../ui/format.ts'
import { Countdown } from '../../ui/measures.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { ownQueries } from './queries.ts'
import './session.css'

type Entry = { href: string; name: () => string; text: () => string; roles?: readonly Role[] }

const entries: readonly Entry[] = [
  {
    href: '/app/reviews',
    name: m.session_desk_reviews,
    text: m.session_desk_reviews_text,
    roles: ['reviewer', 'chair'],
  },
  {
    href: '/app/calls',
    name: m.session_desk_calls,
    text: m.session_desk_calls_text,
    roles: ['officer', 'director', 'chair', 'auditor'],
  },
  { href: '/app/people', name: m.session_desk_people, text: m.session_desk_people_text, roles: ['admin'] },
  {
    href: '/app/settings',
    name: m.session_desk_settings,
    text: m.session_desk_settings_text,
    roles: ['admin'],
  },
  {
    href: '/app/audit',
    name: m.session_desk_audit,
    text: m.session_desk_audit_text,
    roles: ['auditor', 'director', 'admin'],
  },
  { href: '/app/proposals', name: m.session_desk_proposals, text: m.session_desk_proposals_text },
]

const staff: readonly Role[] = ['officer', 'director', 'admin', 'auditor']

/** Pages that are there, for the roles of the person; staff do not apply. */
function useEntries() {
  const { data: session } = useSession()
  const isStaff = hasRole(session, staff)
  return entries
    .filter((entry) => appRoutes.some((route) => route.path === entry.href))
    .filter((entry) => (entry.roles === undefined ? !isStaff : hasRole(session, entry.roles)))
}

function OpenCalls() {
  const { data: session } = useSession()
  const mayApply = !hasRole(session, staff)
  const query = useQuery(ownQueries.calls())
  return (
    <Section title={m.session_desk_open()}>
      <QueryStates query={query}>
        {({ items }) => {
          const open = items.filter((call) => call.doorOpen)
          if (open.length === 0) return <p className="muted">{m.session_desk_open_empty()}</p>
          return (
            <ul className="plain-list desk">
              {open.map((call) => (
                <li key={call.id} className="desk-call">
                  {mayApply ? (
                    <span className="desk-name">{call.title}</span>
                  ) : (
                    <Link href={`/app/calls/${call.id}`}>{call.title}</Link>
                  )}
                  <span className="number">{formatHours(call.budget)}</span>
                  {call.deadlineAt !== null && <Countdown until={call.deadlineAt} />}
                  {mayApply && (
                    <ButtonLink size="small" href={`/app/proposals/new/${call.id}`}>
                      {m.session_desk_apply()}
                    </ButtonLink>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </QueryStates>
    </Section>
  )
}

export function DeskPage() {
  const { data: session } = useSession()
  const shown = useEntries()
  return (
    <Page
      title={m.session_desk()}
      lead={m.session_desk_hello({ name: session?.person?.name.split(' ')[0] ?? '' })}
      width="form"
    >
      <ul className="plain-list desk">
        {shown.map((entry) => (
          <li key={entry.href}>
            <Link href={entry.href}>
              <span className="desk-name">{entry.name()}</span>
              <span className="muted">{entry.text()}</span>
              <span aria-hidden="true" className="desk-arrow">
                →
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <OpenCalls />
    </Page>
  )
}

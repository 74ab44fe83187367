import type { MyProposals, ProposalSummary } from '@furrow/core/contract/proposals'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatHours } from '../../ui/format.ts'
import { Deadline } from '../../ui/measures.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import './proposals.css'
import { proposalQueries } from './queries.ts'
import { nextStep, stateText } from './state-text.ts'

/** What I write and where it stands, and the calls that I may still apply to. */
export function MyProposalsPage() {
  const query = useQuery(proposalQueries.mine())
  return (
    <Page title={m.proposals_mine()} width="form">
      <QueryStates query={query}>{(mine) => <Lists mine={mine} />}</QueryStates>
    </Page>
  )
}

function Lists({ mine: { items, openCalls, serverTime } }: { mine: MyProposals }) {
  const kept = items.filter(({ deletedAt }) => deletedAt === null)
  const bin = items.filter(({ deletedAt }) => deletedAt !== null)
  return (
    <div className="stack-l">
      {kept.length === 0 ? (
        <EmptyState title={m.proposals_none()}>{m.proposals_none_text()}</EmptyState>
      ) : (
        <ProposalLines items={kept} serverTime={serverTime} />
      )}
      {openCalls.length > 0 && (
        <Section title={m.proposals_open_calls()}>
          <ul className="plain-list proposal-lines">
            {openCalls.map((call) => (
              <li key={call.id} className="row spread">
                <div>
                  <strong>{call.title}</strong>
                  {call.deadlineAt !== null && (
                    <p className="small">
                      <Deadline at={call.deadlineAt} />
                    </p>
                  )}
                </div>
                <ButtonLink
                  look={kept.length === 0 ? 'primary' : 'plain'}
                  href={`/app/proposals/new/${call.id}`}
                >
                  {m.proposals_start()}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {bin.length > 0 && (
        <Section title={m.proposals_bin()} note={m.proposals_bin_note()}>
          <ProposalLines items={bin} serverTime={serverTime} />
        </Section>
      )}
    </div>
  )
}

type Lines = { items: readonly ProposalSummary[]; serverTime: string }

const ProposalLines = ({ items, serverTime }: Lines) => (
  <ul className="plain-list proposal-lines">
    {items.map((item) => (
      <li key={item.id}>
        <div className="row spread">
          <Link href={`/app/proposals/${item.id}`}>
            {item.title === '' ? m.proposals_untitled() : item.title}
          </Link>
          <span className="status-word">{stateText(item)}</span>
        </div>
        <p className="small muted">
          {item.number} · {item.callTitle}
          {item.requested !== null && <span className="number"> · {formatHours(item.requested)}</span>}
          {!item.isOwner && ` · ${m.proposals_coapplicant()}`}
        </p>
        {item.deletedAt === null && <p className="small">{nextStep({ ...item, serverTime })}</p>}
      </li>
    ))}
  </ul>
)

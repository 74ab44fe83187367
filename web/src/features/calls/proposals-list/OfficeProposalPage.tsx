import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { SubmittedProposal } from '@furrow/core/contract/office-proposals'
import { Link, useLocation, useParams } from 'wouter'
import { m } from '../../../messages.ts'
import { hasRole, useSession } from '../../../session.ts'
import { applicantKindText } from '../../../ui/applicant-kind.ts'
import { AreaMark, CallAreas } from '../../../ui/AreaMark.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Markdown } from '../../../ui/Markdown.tsx'
import { formatMoment } from '../../../ui/format.ts'
import { OwnConflict } from '../../../ui/OwnConflict.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { QueryStates } from '../../../ui/states.tsx'
import { areaName, namedAreas } from '../../../ui/area-name.ts'
import '../calls.css'
import { callQueries } from '../queries.ts'
import { Judgement } from './Judgement.tsx'
import { declareConflict, officeQueries } from './queries.ts'
import { RequestFacts } from './RequestFacts.tsx'
import { proposalStateText } from './words.ts'

function Team({ proposal }: { proposal: SubmittedProposal }) {
  const { identity, office } = proposal
  if (identity === null) return null
  const { members, institution } = identity
  return (
    <Section title={m.calls_team()}>
      <p>
        {institution}
        {office !== null && (
          <span className="muted">
            {' '}
            {m.calls_applicant_kind({ kind: applicantKindText(office.applicantKind) })}
          </span>
        )}
      </p>
      <ul className="plain-list">
        {members.map((member) => (
          <li key={`${member.name} ${member.institution}`}>
            {member.name} <span className="muted">{member.institution}</span>{' '}
            {member.role === 'pi' && <Badge>{m.calls_pi()}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What the hours are for and who gains by it, in the words of the applicant. */
const Impact = ({ title, text }: { title: string; text: string }) => (
  <Section title={title}>
    <p className={text === '' ? 'muted' : 'prose serif'}>{text === '' ? m.calls_nothing_written() : text}</p>
  </Section>
)

const Texts = ({ proposal }: { proposal: SubmittedProposal }) => (
  <div>
    {proposal.summary !== '' && (
      <Section title={m.calls_summary()}>
        <Markdown text={proposal.summary} />
      </Section>
    )}
    <Impact title={m.calls_purpose()} text={proposal.purpose} />
    <Impact title={m.calls_beneficiaries()} text={proposal.beneficiaries} />
    {proposal.sections.map((section) => (
      <Section key={section.key} title={section.title}>
        {section.text === '' ? (
          <p className="muted">{m.calls_nothing_written()}</p>
        ) : (
          <Markdown text={section.text} />
        )}
      </Section>
    ))}
    <Team proposal={proposal} />
  </div>
)

/** Whoever judges may have a conflict too; from then on the proposal is closed to them. */
function StaffConflict({ proposal }: { proposal: SubmittedProposal }) {
  const { data: session } = useSession()
  const [, go] = useLocation()
  const client = useQueryClient()
  if (!hasRole(session, ['officer', 'director', 'chair'], proposal.callId)) return null
  const leave = () => {
    go(`/app/calls/${proposal.callId}/proposals`)
    client.removeQueries({ queryKey: officeQueries.detail(proposal.id).queryKey })
    void client.invalidateQueries()
  }
  return (
    <OwnConflict declare={(declaration) => declareConflict(proposal.id, declaration)} onDeclared={leave} />
  )
}

function Content({ proposal }: { proposal: SubmittedProposal }) {
  const { area, office } = proposal
  const { data: call } = useQuery(callQueries.detail(proposal.callId))
  return (
    <Page
      title={proposal.title}
      above={
        <Link href={`/app/calls/${proposal.callId}/proposals`}>
          {m.calls_proposals_of({ call: proposal.callTitle })}
        </Link>
      }
    >
      <div className="row">
        <span className="number">{proposal.number}</span>
        <Badge>{proposalStateText[proposal.state]()}</Badge>
        {area !== null && (
          <CallAreas areas={namedAreas(call?.areas ?? [])}>
            <AreaMark area={area.key} name={areaName(area)} />
          </CallAreas>
        )}
        <span>{proposal.track}</span>
        {proposal.submittedAt !== null && (
          <span className="muted small">
            {m.calls_handed_in_at({ moment: formatMoment(proposal.submittedAt) })}
          </span>
        )}
      </div>
      <div className="office-proposal">
        <Texts proposal={proposal} />
        <aside>
          <RequestFacts proposal={proposal} />
          {office !== null && <Judgement proposal={proposal} office={office} />}
          <StaffConflict proposal={proposal} />
        </aside>
      </div>
    </Page>
  )
}

/** A proposal as the office reads and judges it. */
export function OfficeProposalPage() {
  const { proposalId = '' } = useParams<{ proposalId: string }>()
  const query = useQuery(officeQueries.detail(proposalId))
  return <QueryStates query={query}>{(proposal) => <Content proposal={proposal} />}</QueryStates>
}

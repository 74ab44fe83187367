import type { ImpactView } from '@furrow/core/contract/impact'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { applicantKindText } from '../../ui/applicant-kind.ts'
import { AreaMark, CallAreas } from '../../ui/AreaMark.tsx'
import { formatHours, formatNumber, formatShare } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { areaName, namedAreas } from '../../ui/area-name.ts'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { ImpactAreas } from './ImpactAreas.tsx'
import { ImpactFigures } from './ImpactFigures.tsx'
import { resultQueries } from './queries.ts'
import '../../ui/decided.css'
import './results.css'
import { Heads } from '../../ui/tables.tsx'

type Props = { impact: ImpactView }

function Kinds({ impact }: Props) {
  const { kinds, sectors, total } = impact
  const shareOf = (hours: number) => formatShare(hours / total.hours)
  return (
    <Section title={m.results_impact_kinds()}>
      <p>
        {m.results_impact_sectors({
          public: shareOf(sectors.public),
          private: shareOf(sectors.private),
          unsaid: shareOf(sectors.unsaid),
        })}
      </p>
      <table className="table table-compact paper-table narrow-table" aria-label={m.results_impact_kinds()}>
        <Heads
          heads={[
            m.results_impact_kind(),
            m.results_impact_awards(),
            m.results_impact_hours(),
            m.results_impact_share(),
          ]}
        />
        <tbody>
          {kinds.map(({ kind, hours, awards }) => (
            <tr key={kind ?? ''}>
              <th scope="row">{applicantKindText(kind)}</th>
              <td className="cell-end">{formatNumber(awards)}</td>
              <td className="cell-end">{formatHours(hours)}</td>
              <td className="cell-end">{shareOf(hours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Purposes({ impact }: Props) {
  const { areas, projects } = impact
  return (
    <Section title={m.results_impact_purposes()}>
      {areas.map((area) => (
        <div key={area.id} className="stack-s impact-area">
          <h3>
            <AreaMark area={area.id} name={areaName(area)} />
          </h3>
          <ul role="list" className="plain-list">
            {projects
              .filter((project) => project.area === area.id)
              .map(({ callId, proposal, title, institution, kind, purpose, beneficiaries, hours }) => (
                <li key={`${callId} ${proposal}`} className="award">
                  <div className="stack-s">
                    <p className="impact-purpose">
                      {purpose === '' ? m.results_impact_purpose_none() : purpose}
                    </p>
                    {beneficiaries !== '' && <p>{m.results_impact_for({ beneficiaries })}</p>}
                    <p className="muted small">
                      <Link href={`/results/${callId}`}>{title}</Link> · {institution} ·{' '}
                      {applicantKindText(kind)}
                    </p>
                  </div>
                  <span className="number award-hours">{formatHours(hours)}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

function How({ impact }: Props) {
  return (
    <Section title={m.results_impact_how()}>
      <p className="prose">{m.results_impact_how_text()}</p>
      <ul role="list" className="plain-list">
        {impact.calls.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/results/${id}`}>{m.results_impact_check({ call: title })}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Content({ impact }: Props) {
  if (impact.total.hours === 0)
    return (
      <Page title={m.results_impact()} width="form">
        <EmptyState title={m.results_impact_none()} action={<Link href="/">{m.results_all_calls()}</Link>}>
          {m.results_impact_none_text()}
        </EmptyState>
      </Page>
    )
  const { total, calls, practice } = impact
  return (
    <Page
      width="form"
      title={m.results_impact()}
      lead={
        <>
          {m.results_impact_lead({
            hours: formatHours(total.hours),
            awards: formatNumber(total.awards),
            calls: formatNumber(calls.length),
          })}{' '}
          {practice && m.results_practice()}
        </>
      }
    >
      <ImpactAreas impact={impact} />
      <Kinds impact={impact} />
      <Purposes impact={impact} />
      <ImpactFigures impact={impact} />
      <How impact={impact} />
    </Page>
  )
}

/** What kind of work the machine is for, from the awards of all released calls. */
export function ImpactPage() {
  const query = useQuery(resultQueries.impact())
  return (
    <QueryStates query={query}>
      {(impact) => (
        <CallAreas areas={namedAreas(impact.areas)}>
          <Content impact={impact} />
        </CallAreas>
      )}
    </QueryStates>
  )
}

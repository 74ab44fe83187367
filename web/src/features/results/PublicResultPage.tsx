import type { CallResult } from '@furrow/core/contract/results'
import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { Link, useParams } from 'wouter'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { AreaMark, CallAreas } from '../../ui/AreaMark.tsx'
import { namedAreas } from '../../ui/area-name.ts'
import { AreaShares } from '../../ui/AreaShares.tsx'
import { PracticeBadge } from '../../ui/Badge.tsx'
import {
  formatCarbon,
  formatDate,
  formatEnergy,
  formatHours,
  formatMoment,
  formatNumber,
} from '../../ui/format.ts'
import { Footprint } from '../../ui/Footprint.tsx'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Part } from '../../ui/Part.tsx'
import { ValueOfAward } from '../../ui/ValueTotals.tsx'
import { namesOfRules, type RuleNames } from '../../ui/rule-text.ts'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import './results.css'

// Loaded while the awards are read: with it the page would be over 120 kB.
const HowDecided = lazy(async () => ({ default: (await import('./HowDecided.tsx')).HowDecided }))

type Props = { result: CallResult; names: RuleNames }

/** Beside the title of a part of invented numbers. */
const badgeOf = ({ practice }: CallResult) => practice && { actions: <PracticeBadge /> }

/** A later record states the awards as they stood when it was proposed: that day stands wherever its sums do. */
const asOf = ({ records, proposedAt }: CallResult, ...more: readonly string[]): string | undefined =>
  records.length > 1 ? [m.results_as_of({ date: formatMoment(proposedAt) }), ...more].join(' ') : undefined

const sumOf = (awards: CallResult['awards']): number => awards.reduce((sum, { hours }) => sum + hours, 0)

const goneIn = ({ awards }: CallResult) => awards.filter(({ withdrawn }) => withdrawn)

/** Beside sums of which such awards are a part, or are not. */
function goneNote(result: CallResult, say: (given: { hours: string }) => string): string[] {
  const gone = goneIn(result)
  return gone.length === 0 ? [] : [say({ hours: formatHours(sumOf(gone)) })]
}

/** Awards that were given back before anybody knew of them; what was decided stands nevertheless. */
function goneOf(result: CallResult): string {
  const gone = goneIn(result)
  if (gone.length === 0) return ''
  return ` ${m.results_gone({ n: formatNumber(gone.length), hours: formatHours(sumOf(gone)) })}`
}

/** The decision in one sentence; after a later one also what is awarded by now. */
function answerOf(result: CallResult): string {
  const { awards, proposals, totals, records, proposedAt, standing } = result
  const sums = {
    funded: formatNumber(awards.length),
    proposals: formatNumber(proposals),
    awarded: formatHours(totals.awarded),
    available: formatHours(totals.available),
  }
  if (records.length < 2) return `${m.results_lead(sums)}${goneOf(result)}`
  const lead = m.results_lead_later({ ...sums, date: formatMoment(proposedAt) })
  return standing === null ? lead : `${lead} ${m.results_now({ now: formatHours(standing.awarded) })}`
}

function Totals({ result }: { result: CallResult }) {
  const { totals } = result
  const notes = [asOf(result, m.results_as_of_left()) ?? [], goneNote(result, m.results_gone_in_sums)].flat()
  return (
    <Section title={m.results_totals()} note={notes.join(' ') || undefined} {...badgeOf(result)}>
      <StatRow>
        <Stat label={m.results_awarded()} value={<a href="#awards">{formatHours(totals.awarded)}</a>} />
        <Stat label={m.results_available()} value={formatHours(totals.available)} />
        <Stat label={m.results_left_over()} value={formatHours(totals.leftOver + totals.rounding)} />
        <Stat label={m.results_reserve()} value={formatHours(totals.reserve)} />
        <Stat label={m.results_budget()} value={formatHours(totals.budget)} />
      </StatRow>
    </Section>
  )
}

function Awards({ result, names }: Props) {
  const { awards } = result
  if (awards.length === 0)
    return (
      <Section title={m.results_awards()} id="awards">
        <p>{m.results_awards_none()}</p>
      </Section>
    )
  return (
    <Section
      title={m.results_awards()}
      id="awards"
      note={[m.results_awards_note(), asOf(result)].filter((note) => note !== undefined).join(' ')}
      {...badgeOf(result)}
    >
      <ol role="list" className="plain-list">
        {awards.map(({ proposal, withdrawn, title, summary, institution, area, hours, value, energy }) => (
          <li key={proposal} className="award">
            <div className="stack-s">
              <h3>{withdrawn ? m.results_award_gone() : title}</h3>
              <p className="muted small award-from">
                <span>
                  {proposal}
                  {institution !== '' && ` · ${institution}`}
                </span>
                {area !== null && <AreaMark area={area} name={names.area(area)} />}
              </p>
              {value !== null && (
                <p className="small number">
                  <ValueOfAward value={value} currency={result.values?.currency ?? ''} />
                </p>
              )}
              {energy !== null && (
                <p className="small muted">
                  {m.results_award_energy({
                    energy: formatEnergy(energy.kwh),
                    location: formatCarbon(energy.kgLocation * 1000),
                    market: formatCarbon(energy.kgMarket * 1000),
                  })}
                </p>
              )}
              {summary !== '' && <p className="award-summary">{summary}</p>}
            </div>
            <span className="number award-hours">{formatHours(hours)}</span>
          </li>
        ))}
      </ol>
      <p className="furrow-line">
        <span className="number">{m.results_furrow({ awarded: formatHours(result.totals.awarded) })}</span>
      </p>
    </Section>
  )
}

function Content({ result }: { result: CallResult }) {
  const names = namesOfRules(result.rules)
  const live = result.awards.filter(({ withdrawn }) => !withdrawn)
  return (
    <Page
      width="form"
      title={m.results_title_of({ call: result.title })}
      above={<Link href={`/calls/${result.callId}`}>{m.results_call()}</Link>}
      lead={
        <>
          {answerOf(result)}{' '}
          {m.results_signed({
            proposer: result.proposedBy,
            signer: result.signedBy,
            signed: formatDate(result.signedAt),
            released: formatDate(result.releasedAt),
          })}{' '}
          {result.practice && m.results_practice()}
        </>
      }
    >
      <Awards result={result} names={names} />
      <Totals result={result} />
      {result.areas.length > 0 && (
        <Section title={m.ui_areas()} note={result.snapshotPublished ? undefined : m.results_areas_ranked()}>
          <AreaShares areas={result.areas} totals={result.totals} areaName={names.area} />
        </Section>
      )}
      <Section title={m.results_footprint()} note={goneNote(result, m.results_gone_not_in_values)[0]}>
        <Footprint footprint={result.footprint} hours={sumOf(live)} values={result.values} />
      </Section>
      <Part at={null}>
        <HowDecided result={result} names={names} />
      </Part>
    </Page>
  )
}

/** Before the release the server does not tell an absent call from one that is not decided; nor do we. */
function Early() {
  return (
    <Page title={m.results_title()} width="form">
      <EmptyState title={m.results_early_title()} action={<Link href="/">{m.results_all_calls()}</Link>}>
        {m.results_early_text()}
      </EmptyState>
    </Page>
  )
}

/** The awards of a released call, the rules behind them, and how anybody checks them. */
export function PublicResultPage() {
  const { callId = '' } = useParams()
  const query = useQuery(sharedQueries.callResult(callId))
  if (isProblem(query.error) && query.error.status === 404) return <Early />
  return (
    <QueryStates query={query}>
      {(result) => (
        <CallAreas areas={namedAreas(result.rules.areas)}>
          <Content result={result} />
        </CallAreas>
      )}
    </QueryStates>
  )
}

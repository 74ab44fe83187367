import type { DecisionView } from '@furrow/core/contract/decisions'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatHours, formatMoment, formatNumber } from '../../ui/format.ts'
import { Footprint } from '../../ui/Footprint.tsx'
import { Facts } from '../../ui/lists.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { namesOfRules } from '../../ui/rule-text.ts'
import { QueryStates } from '../../ui/states.tsx'
import { AwardTable } from './AwardTable.tsx'
import { Deeds } from './Deeds.tsx'
import { Differences, Moved, PolicyText } from './Changes.tsx'
import { decisionQueries } from './queries.ts'
import { Signature } from './Signature.tsx'
import { stateSentence } from './state-text.ts'
import { Areas, Totals } from './Totals.tsx'
import './decisions.css'

type Props = { decision: DecisionView }

function Summary({ decision }: Props) {
  const { outcome } = decision
  return (
    <div className="stack-s">
      <p className="decision-sum">
        {m.decisions_sum({
          funded: formatNumber(outcome.awards.filter(({ award }) => award > 0).length),
          proposals: formatNumber(outcome.awards.length),
          awarded: formatHours(outcome.totals.awarded),
          available: formatHours(outcome.totals.available),
        })}
      </p>
      <p className="muted">
        {stateSentence[decision.state]()}{' '}
        {m.decisions_proposed_by({ name: decision.proposedBy, moment: formatMoment(decision.proposedAt) })}
      </p>
      {decision.practice && <p className="decision-practice">{m.decisions_practice()}</p>}
    </div>
  )
}

function Awards({ decision }: Props) {
  const names = namesOfRules(decision.rules)
  const { awards, totals } = decision.outcome
  const funded = awards.filter(({ award }) => award > 0)
  const declined = awards.filter(({ award }) => award === 0)
  const shared = { decision, names }
  return (
    <>
      <Section title={m.decisions_awards()} id="awards">
        {funded.length === 0 ? (
          <p>{m.decisions_awards_none()}</p>
        ) : (
          <AwardTable {...shared} label={m.decisions_awards()} awards={funded} isFunded />
        )}
      </Section>
      <p className="furrow-line">
        <span className="number">{m.decisions_line({ awarded: formatHours(totals.awarded) })}</span>
      </p>
      <section className="stack-s" id="declined">
        <h2>{m.decisions_declined()}</h2>
        {declined.length === 0 ? (
          <p>{m.decisions_declined_none()}</p>
        ) : (
          <AwardTable {...shared} label={m.decisions_declined()} awards={declined} isFunded={false} />
        )}
      </section>
    </>
  )
}

const Hash = ({ hash }: { hash: string | null }) =>
  hash === null ? <span className="muted">{m.decisions_record_none()}</span> : <code>{hash}</code>

function Papers({ decision }: Props) {
  const { note, previousHash, recordHash } = decision
  const previous =
    previousHash === null ? (
      <span className="muted">{m.decisions_hash_previous_none()}</span>
    ) : (
      <code>{previousHash}</code>
    )
  return (
    <Section title={m.decisions_papers()}>
      <Facts
        facts={[
          ...(note === '' ? [] : [{ label: m.decisions_note(), value: note }]),
          { label: m.decisions_scenario(), value: decision.scenarioName },
          { label: m.decisions_hash_scenario(), value: <Hash hash={decision.scenarioHash} /> },
          { label: m.decisions_hash_snapshot(), value: <Hash hash={decision.snapshotHash} /> },
          {
            label: m.decisions_commitment(),
            value: <Hash hash={decision.rules.published.seedCommitment} />,
          },
          { label: m.decisions_hash_record(), value: <Hash hash={recordHash} /> },
          ...(recordHash === null ? [] : [{ label: m.decisions_hash_previous(), value: previous }]),
        ]}
      />
    </Section>
  )
}

function Document({ decision }: Props) {
  const { footprint, outcome } = decision
  return (
    <>
      <Summary decision={decision} />
      <Totals decision={decision} />
      <Areas decision={decision} />
      <div className="decision-pair">
        <div className="stack">
          <Moved decision={decision} />
          {decision.moved.length === 0 && <PolicyText decision={decision} />}
        </div>
        <div className="stack">
          <Differences decision={decision} />
          {decision.moved.length > 0 && <PolicyText decision={decision} />}
        </div>
      </div>
      <Section title={m.decisions_footprint()}>
        <Footprint footprint={footprint} hours={outcome.totals.awarded} />
      </Section>
      <Awards decision={decision} />
      <Papers decision={decision} />
      <Signature decision={decision} />
    </>
  )
}

/** One page to sign: everything that the director stands behind, in the order of a document. */
export function DecisionPage() {
  const { decisionId = '' } = useParams()
  const query = useQuery(decisionQueries.detail(decisionId))
  return (
    <QueryStates query={query}>
      {(decision) => (
        <div className="decision">
          <Page
            title={m.decisions_title_of({ call: decision.callTitle })}
            above={<Link href={`/app/calls/${decision.callId}/decisions`}>{m.decisions_list()}</Link>}
            actions={
              <>
                <Deeds decision={decision} />
                <Button onClick={() => globalThis.print()}>{m.decisions_print()}</Button>
              </>
            }
          >
            <Document decision={decision} />
          </Page>
        </div>
      )}
    </QueryStates>
  )
}

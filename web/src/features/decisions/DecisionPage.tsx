import type { DecisionView } from '@furrow/core/contract/decisions'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { locale, m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { Deeds } from './Deeds.tsx'
import { Body } from './Body.tsx'
import { Gone } from './Gone.tsx'
import { LaterPart } from './Later.tsx'
import { decisionQueries } from './queries.ts'
import { Signature } from './Signature.tsx'
import { StaleNotice } from './Stale.tsx'
import { noRecordText, stateSentence } from './state-text.ts'
import { sumText } from './sum-text.ts'
import { Sureness } from './Sureness.tsx'
import './decisions.css'

type Props = { decision: DecisionView }

function Summary({ decision }: Props) {
  const { outcome } = decision
  return (
    <div className="stack-s">
      <p className="decision-sum">
        <a href="#awards">{sumText(outcome)}</a>
      </p>
      <p className="muted">
        {stateSentence[decision.state]()}{' '}
        {m.decisions_proposed_by({ name: decision.proposedBy, moment: formatMoment(decision.proposedAt) })}
      </p>
      {decision.practice && <p className="decision-practice">{m.decisions_practice()}</p>}
      <Gone decision={decision} />
      {decision.rehearsal && <p className="decision-practice">{m.practice_never_released()}</p>}
    </div>
  )
}

type HashProps = { hash: string | null; none?: string }

const Hash = ({ hash, none = m.decisions_record_none() }: HashProps) =>
  hash === null ? <span className="muted">{none}</span> : <code>{hash}</code>

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
          {
            label: m.decisions_hash_record(),
            value: <Hash hash={recordHash} none={noRecordText(decision)} />,
          },
          ...(recordHash === null ? [] : [{ label: m.decisions_hash_previous(), value: previous }]),
        ]}
      />
    </Section>
  )
}

function Document({ decision }: Props) {
  return (
    <>
      <Summary decision={decision} />
      <StaleNotice decision={decision} />
      {decision.later !== null && <LaterPart decision={decision} later={decision.later} />}
      <Body
        decision={decision}
        sureness={<Sureness decisionId={decision.id} />}
        isReleased={decision.state === 'released'}
      />
      <div className="signing stack">
        <Papers decision={decision} />
        <Signature decision={decision} />
      </div>
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
                {decision.later === null && (
                  <Link className="button" href={`/app/decisions/${decision.id}/letters`}>
                    {m.decisions_letters()}
                  </Link>
                )}
                <a className="button" href={`/api/decisions/${decision.id}/report?language=${locale}`}>
                  {m.decisions_report()}
                </a>
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

import type { DecisionView } from '@furrow/core/contract/decisions'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatCarbon, formatEnergy, formatHours, formatMoney } from '../../ui/format.ts'
import { TextInput } from '../../ui/inputs.tsx'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { ProblemLine, QueryStates } from '../../ui/states.tsx'
import { decisionQueries, releaseDecision, signDecision } from './queries.ts'

type Props = { decision: DecisionView }

function Deeds({ decision }: Props) {
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const onSuccess = () => client.invalidateQueries({ queryKey: decisionQueries.all })
  const sign = useMutation({ mutationFn: () => signDecision(decision, password), onSuccess })
  const release = useMutation({ mutationFn: () => releaseDecision(decision), onSuccess })
  return (
    <Section title={m.decisions_sign()}>
      {decision.recordHash !== null && <code>{decision.recordHash}</code>}
      {decision.may.sign && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            sign.mutate()
          }}
        >
          <p>{m.decisions_statement()}</p>
          <Field label={m.decisions_password()}>
            <TextInput
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
          <ProblemLine error={sign.error} />
          <Button look="primary" type="submit" busy={sign.isPending}>
            {m.decisions_sign()}
          </Button>
        </form>
      )}
      {decision.may.release && (
        <div className="stack">
          <p>{m.decisions_release_text()}</p>
          <ProblemLine error={release.error} />
          <Button look="primary" busy={release.isPending} onClick={() => release.mutate()}>
            {m.decisions_release()}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Totals({ decision }: Props) {
  const { outcome, footprint } = decision
  return (
    <StatRow>
      <Stat label={m.decisions_awarded()} value={formatHours(outcome.totals.awarded)} />
      <Stat label={m.decisions_available()} value={formatHours(outcome.totals.available)} />
      <Stat label={m.decisions_energy()} value={formatEnergy(footprint.kwh)} />
      <Stat label={m.decisions_carbon_location()} value={formatCarbon(footprint.kgLocation * 1000)} />
      <Stat label={m.decisions_carbon_market()} value={formatCarbon(footprint.kgMarket * 1000)} />
      <Stat label={m.decisions_cost()} value={formatMoney(footprint.cost, footprint.currency)} />
    </StatRow>
  )
}

function Document({ decision }: Props) {
  const funded = decision.outcome.awards.filter((award) => award.award > 0)
  return (
    <>
      <Totals decision={decision} />
      <Section title={m.decisions_awards()}>
        <ul>
          {funded.map((award) => (
            <li key={award.proposal}>
              {decision.titles[award.proposal] ?? award.proposal}: {formatHours(award.award)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={m.decisions_moved()}>
        <ul>
          {decision.moved.map((row) => (
            <li key={row.proposal}>
              {decision.titles[row.proposal] ?? row.proposal}: {formatHours(row.published)} →{' '}
              {formatHours(row.applied)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={m.decisions_differences()}>
        <ul>
          {decision.differences.map((row) => (
            <li key={row.rule}>
              {row.rule}: {row.published ?? '–'} → {row.applied ?? '–'}
            </li>
          ))}
        </ul>
      </Section>
      <Deeds decision={decision} />
    </>
  )
}

export function DecisionPage() {
  const { decisionId = '' } = useParams()
  const query = useQuery(decisionQueries.detail(decisionId))
  return (
    <Page title={m.decisions_title()} lead={query.data?.callTitle} width="form">
      <QueryStates query={query}>{(decision) => <Document decision={decision} />}</QueryStates>
    </Page>
  )
}

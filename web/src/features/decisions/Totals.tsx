import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { AreaShares } from '../../ui/AreaShares.tsx'
import { formatHours, formatNumber, formatShare } from '../../ui/format.ts'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { Section } from '../../ui/Page.tsx'
import { namesOfRules } from '../../ui/rule-text.ts'

type Props = { decision: DecisionDocument }

const listPath = (decision: DecisionDocument, query = '') => `/app/calls/${decision.callId}/proposals${query}`

/** To the awards below, which add up to the number. */
const ToAwards = ({ children }: { children: ReactNode }) => <a href="#awards">{children}</a>

/** What there was, what is given and what stays; each number leads to the rows behind it. */
export function Totals({ decision }: Props) {
  const { totals, awards } = decision.outcome
  const funded = awards.filter(({ award }) => award > 0).length
  return (
    <Section title={m.decisions_totals()}>
      <StatRow>
        <Stat label={m.decisions_awarded()} value={<ToAwards>{formatHours(totals.awarded)}</ToAwards>} />
        <Stat
          label={m.decisions_funded()}
          value={<ToAwards>{formatNumber(funded)}</ToAwards>}
          note={
            <Link href={listPath(decision)}>
              {m.decisions_of({ proposals: formatNumber(awards.length) })}
            </Link>
          }
        />
        <Stat label={m.decisions_available()} value={formatHours(totals.available)} />
        <Stat
          label={m.decisions_left_over()}
          value={formatHours(totals.leftOver)}
          {...(totals.rounding > 0 && {
            note: m.decisions_rounding({ hours: formatHours(totals.rounding) }),
          })}
        />
        <Stat
          label={m.decisions_reserve()}
          value={formatHours(totals.reserve)}
          note={m.decisions_reserve_share({ share: formatShare(decision.rules.applied.reserve) })}
        />
        <Stat label={m.decisions_budget()} value={formatHours(totals.budget)} />
      </StatRow>
    </Section>
  )
}

/** Hours by area; each count leads to the proposals of the area. */
export function Areas({ decision }: Props) {
  const { outcome, rules } = decision
  if (outcome.areas.length === 0) return null
  return (
    <Section title={m.ui_areas()}>
      <AreaShares
        areas={outcome.areas}
        totals={outcome.totals}
        areaName={namesOfRules(rules).area}
        hrefOf={(area) => listPath(decision, `?area=${encodeURIComponent(area)}`)}
      />
    </Section>
  )
}

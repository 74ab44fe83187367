import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { OutcomeArea } from '@furrow/core/contract/outcome'
import { m } from '../../messages.ts'
import type { AreaPart } from '../../ui/AreaShares.tsx'
import { shareOfArea } from '../../ui/area-share.ts'
import { formatExactShare, formatHours, formatShare } from '../../ui/format.ts'
import { namesOfRules } from '../../ui/rule-text.ts'
import { Heads } from '../../ui/tables.tsx'
import { ProposalName } from './ProposalName.tsx'

type Props = { decision: DecisionDocument; area: OutcomeArea; part: AreaPart }

/** Shares that bound an area in this decision: the scenario's, where it sets them, else the call's. */
function boundsOf({ rules }: DecisionDocument, area: string) {
  const published = rules.areas.find(({ id }) => id === area)
  const applied = rules.applied.areas[area]
  return {
    least: applied?.minShare ?? published?.minShare ?? 0,
    most: applied?.maxShare ?? published?.maxShare ?? 1,
  }
}

/** The rule or the sum that makes the number. */
function ruleText({ decision, area, part }: Props): string {
  const { totals } = decision.outcome
  const { least, most } = boundsOf(decision, area.area)
  const available = formatHours(totals.available)
  const awarded = formatHours(area.awarded)
  if (part === 'share')
    return m.decisions_behind_area_share({
      awarded,
      available,
      share: formatShare(shareOfArea(area, totals)),
    })
  if (part === 'guarantee')
    return m.decisions_behind_area_guarantee({
      share: formatExactShare(least),
      available,
      hours: formatHours(area.guarantee),
      awarded,
    })
  if (part === 'maximum')
    return m.decisions_behind_area_maximum({
      share: formatExactShare(most),
      available,
      hours: formatHours(area.maximum),
      awarded,
    })
  if (part === 'shortfall')
    return m.decisions_behind_area_shortfall({
      guarantee: formatHours(area.guarantee),
      awarded,
      hours: formatHours(area.shortfall),
    })
  return part === 'requested'
    ? m.decisions_behind_area_requested({ hours: formatHours(area.requested) })
    : m.decisions_behind_area_awarded({ hours: awarded })
}

const titleOf: Readonly<Record<AreaPart, (said: { area: string }) => string>> = {
  requested: m.decisions_behind_requested_area,
  awarded: m.decisions_behind_awarded_area,
  share: m.decisions_behind_share_area,
  guarantee: m.decisions_behind_guarantee_area,
  maximum: m.decisions_behind_maximum_area,
  shortfall: m.decisions_behind_shortfall_area,
}

/** The proposals of an area that a number adds up from, or that a rule bounds; what nobody was given is asked for only. */
export function AreaBehind({ decision, area, part }: Props) {
  const { outcome, proposals, rules } = decision
  const title = titleOf[part]({ area: namesOfRules(rules).area(area.area) })
  const rows = outcome.awards.filter(
    ({ proposal, award }) => proposals[proposal]?.area === area.area && (part === 'requested' || award > 0),
  )
  return (
    <section className="stack-s behind" id="behind-area" aria-label={title}>
      <h3>{title}</h3>
      <p>{ruleText({ decision, area, part })}</p>
      {rows.length > 0 && (
        <table className="table paper-table" aria-label={title}>
          <Heads heads={[m.decisions_only_proposal(), m.decisions_asked(), m.decisions_given()]} />
          <tbody>
            {rows.map(({ proposal, award }) => (
              <tr key={proposal} data-behind={proposal}>
                <td>
                  <ProposalName decision={decision} number={proposal} />
                </td>
                <td className="cell-end">{formatHours(proposals[proposal]?.requested ?? 0)}</td>
                <td className="cell-end">{formatHours(award)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

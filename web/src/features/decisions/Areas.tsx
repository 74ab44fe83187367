import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { AreaShares } from '../../ui/AreaShares.tsx'
import { formatHours } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { namesOfRules } from '../../ui/rule-text.ts'
import { Heads } from '../../ui/tables.tsx'
import { ProposalName } from './ProposalName.tsx'

type Props = { decision: DecisionDocument }

/** The awards that add up to the hours of an area. */
function AreaAwards({ decision, area }: Props & { area: string }) {
  const { outcome, proposals, rules } = decision
  const title = m.decisions_behind_awarded_area({ area: namesOfRules(rules).area(area) })
  const rows = outcome.awards.filter(({ proposal, award }) => award > 0 && proposals[proposal]?.area === area)
  return (
    <section className="stack-s behind" id="behind-area" aria-label={title}>
      <h3>{title}</h3>
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
    </section>
  )
}

type OpenHoursProps = {
  name: string
  hours: number
  isOpen: boolean
  onOpen: (isOpening: boolean) => void
}

function OpenHours({ name, hours, isOpen, onOpen }: OpenHoursProps) {
  const value = formatHours(hours)
  return (
    <button
      type="button"
      className="stat-open"
      aria-label={m.decisions_number_opens({ label: name, value })}
      aria-expanded={isOpen}
      {...(isOpen && { 'aria-controls': 'behind-area' })}
      onClick={() => onOpen(!isOpen)}
    >
      {value}
    </button>
  )
}

/** Hours by area: each count leads to the proposals of the area, the hours open the awards that they add up from. */
export function Areas({ decision }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const { outcome, rules, callId } = decision
  const names = namesOfRules(rules)
  if (outcome.areas.length === 0) return null
  const cells = new Map(
    outcome.areas
      .filter(({ awarded }) => awarded > 0)
      .map(({ area, awarded }) => [
        area,
        <OpenHours
          key={area}
          name={names.area(area)}
          hours={awarded}
          isOpen={open === area}
          onOpen={(isOpening) => setOpen(isOpening ? area : null)}
        />,
      ]),
  )
  return (
    <Section title={m.ui_areas()}>
      <AreaShares
        areas={outcome.areas}
        totals={outcome.totals}
        areaName={names.area}
        hrefOf={(area) => `/app/calls/${callId}/proposals?area=${encodeURIComponent(area)}`}
        awardedCells={cells}
      />
      {open !== null && <AreaAwards decision={decision} area={open} />}
    </Section>
  )
}

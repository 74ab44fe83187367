import type { SubmittedProposal } from '@furrow/core/contract/office-proposals'
import { daysOnNodes } from '@furrow/core/machine/capacity'
import { energyOf } from '@furrow/core/machine/energy'
import { m } from '../../../messages.ts'
import { AssumedBadge, PracticeBadge } from '../../../ui/Badge.tsx'
import {
  formatCarbon,
  formatEnergy,
  formatHours,
  formatMoney,
  formatNumber,
  formatShare,
} from '../../../ui/format.ts'
import { Facts } from '../../../ui/lists.tsx'
import { Section } from '../../../ui/Page.tsx'

const nodes = 4

/** What the requested hours mean on this machine. */
export function RequestFacts({ proposal }: { proposal: SubmittedProposal }) {
  const { machine, budget } = proposal
  const requested = proposal.requested ?? 0
  const { kwh, kgLocation, kgMarket, cost } = energyOf(requested, {
    gpusPerNode: machine.gpusPerNode,
    energy: {
      kwhPerGpuHour: machine.kwhPerGpuHour,
      pue: machine.pue,
      gramsPerKwh: { location: machine.gramsPerKwhLocation, market: machine.gramsPerKwhMarket },
    },
    price: { perGpuHour: machine.pricePerGpuHour, currency: machine.currency },
  })
  const days = daysOnNodes(requested, nodes, machine.gpusPerNode)
  const assumed = (text: string) => (
    <>
      {text} <AssumedBadge />
    </>
  )
  return (
    <Section title={m.calls_request()} {...(proposal.practice && { actions: <PracticeBadge /> })}>
      <Facts
        facts={[
          { label: m.calls_asked(), value: formatHours(requested) },
          { label: m.calls_minimum(), value: formatHours(proposal.minimum ?? 0) },
          { label: m.calls_share_of_budget(), value: formatShare(budget === 0 ? 0 : requested / budget) },
          {
            label: m.calls_time_on_nodes({ nodes }),
            value: m.calls_days_count({ days: formatNumber(days, 1) }),
          },
          { label: m.calls_energy(), value: assumed(formatEnergy(kwh)) },
          { label: m.calls_carbon_location(), value: assumed(formatCarbon(kgLocation * 1000)) },
          { label: m.calls_carbon_market(), value: assumed(formatCarbon(kgMarket * 1000)) },
          { label: m.calls_cost(), value: assumed(formatMoney(cost, machine.currency)) },
        ]}
      />
    </Section>
  )
}

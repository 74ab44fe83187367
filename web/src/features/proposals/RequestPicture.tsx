import { daysOnNodes } from '@furrow/core/machine/capacity'
import { energyOf } from '@furrow/core/machine/energy'
import type { ProposalForm } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { areaName } from '../../ui/area-name.ts'
import { AssumedBadge } from '../../ui/Badge.tsx'
import { formatCarbon, formatEnergy, formatMoney, formatNumber, formatShare } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'

type RequestPictureProps = { gpuHours: number | null; areaKey: string | null; form: ProposalForm }

const modelOf = ({ machine }: ProposalForm) => ({
  gpusPerNode: machine.gpusPerNode,
  energy: {
    kwhPerGpuHour: machine.kwhPerGpuHour,
    pue: machine.pue,
    gramsPerKwh: { location: machine.gramsPerKwhLocation, market: machine.gramsPerKwhMarket },
  },
  price: { perGpuHour: machine.pricePerGpuHour, currency: machine.currency },
})

/** Nodes that make the number of days easy to picture: about a month of work, within the machine. */
function nodesFor(gpuHours: number, { machine }: ProposalForm): number {
  const most = Math.max(1, Math.floor(machine.gpus / machine.gpusPerNode))
  const month = daysOnNodes(gpuHours, 1, machine.gpusPerNode) / 30
  return Math.min(most, Math.max(1, Math.round(month)))
}

function sharesOf({ areaKey, form }: RequestPictureProps, gpuHours: number) {
  const area = form.areas.find(({ key }) => key === areaKey)
  const ofBudget = { label: m.proposals_share_budget(), value: formatShare(gpuHours / form.budget) }
  if (area === undefined || area.maxShare === 0) return [ofBudget]
  const value = formatShare(gpuHours / (form.budget * area.maxShare))
  return [ofBudget, { label: m.proposals_share_area({ area: areaName(area) }), value }]
}

/** What an amount of GPU-hours means on this machine, while it is typed. */
export function RequestPicture(props: RequestPictureProps) {
  const { gpuHours, form } = props
  if (gpuHours === null || gpuHours <= 0) return <p className="muted small">{m.proposals_picture_empty()}</p>
  const { machine } = form
  const nodes = nodesFor(gpuHours, form)
  const days = daysOnNodes(gpuHours, nodes, machine.gpusPerNode)
  const { kwh, kgLocation, kgMarket, cost } = energyOf(gpuHours, modelOf(form))
  const picture = {
    nodes: formatNumber(nodes),
    gpus: formatNumber(nodes * machine.gpusPerNode),
    days: formatNumber(days, 1),
    machine: machine.name,
  }
  return (
    <div className="request-picture" aria-live="polite">
      <p>{nodes === 1 ? m.proposals_picture_node(picture) : m.proposals_picture_nodes(picture)}</p>
      <Facts
        facts={[
          ...sharesOf(props, gpuHours),
          { label: m.proposals_energy(), value: formatEnergy(kwh) },
          { label: m.proposals_carbon_location(), value: formatCarbon(kgLocation * 1000) },
          { label: m.proposals_carbon_market(), value: formatCarbon(kgMarket * 1000) },
          { label: m.proposals_cost(), value: formatMoney(cost, machine.currency) },
        ]}
      />
      {machine.assumed && (
        <p className="small muted">
          <AssumedBadge /> {m.proposals_assumed()}
        </p>
      )}
    </div>
  )
}

import type { DecisionFootprint } from '@furrow/core/contract/decisions'
import { m } from '../messages.ts'
import { AssumedBadge } from './Badge.tsx'
import { formatCarbon, formatEnergy, formatHours, formatMoney } from './format.ts'
import { Stat, StatRow } from './measures.tsx'
import './decided.css'

const power = ['kwhPerGpuHour', 'pue']

/** Energy, carbon by both methods and cost of awarded hours; what nobody measured says so. */
export function Footprint({ footprint, hours }: { footprint: DecisionFootprint | null; hours: number }) {
  if (footprint === null) return <p className="muted">{m.ui_no_machine()}</p>
  const { kwh, kgLocation, kgMarket, cost, currency, assumed, machine } = footprint
  const badge = (...names: string[]) => assumed.some((name) => names.includes(name)) && <AssumedBadge />
  return (
    <div className="stack-s">
      <StatRow>
        <Stat label={m.ui_energy()} value={formatEnergy(kwh)} note={badge(...power)} />
        <Stat
          label={m.ui_carbon_location()}
          value={formatCarbon(kgLocation * 1000)}
          note={badge(...power, 'gramsPerKwhLocation')}
        />
        <Stat
          label={m.ui_carbon_market()}
          value={formatCarbon(kgMarket * 1000)}
          note={badge(...power, 'gramsPerKwhMarket')}
        />
        {currency !== '' && (
          <Stat label={m.ui_cost()} value={formatMoney(cost, currency)} note={badge('pricePerGpuHour')} />
        )}
      </StatRow>
      <p className="muted small">{m.ui_footprint_machine({ hours: formatHours(hours), machine })}</p>
    </div>
  )
}

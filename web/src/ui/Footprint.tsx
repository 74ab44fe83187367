import type { DecisionFootprint } from '@furrow/core/contract/decisions'
import type { ValueTotals } from '@furrow/core/contract/price-list'
import { m } from '../messages.ts'
import { AssumedBadge } from './Badge.tsx'
import { formatCarbon, formatEnergy, formatHours, formatMoney } from './format.ts'
import { Stat, StatRow } from './measures.tsx'
import { ValueByFunder, ValueStats } from './ValueTotals.tsx'
import './decided.css'

const power = ['kwhPerGpuHour', 'pue']

type FootprintProps = {
  footprint: DecisionFootprint | null
  hours: number
  /** By the price list; without one, the cost at the machine's one price is shown. */
  values: ValueTotals | null
  /** Where on the page the awards stand that the numbers come from. */
  rows?: `#${string}`
}

/** Energy, carbon by both methods and the value of awarded hours; what nobody measured says so. */
export function Footprint({ footprint, hours, values, rows }: FootprintProps) {
  if (footprint === null) return <p className="muted">{m.ui_no_machine()}</p>
  const { kwh, kgLocation, kgMarket, cost, currency, assumed, machine } = footprint
  const badge = (...names: string[]) => assumed.some((name) => names.includes(name)) && <AssumedBadge />
  const opens = (value: string) => (rows === undefined ? value : <a href={rows}>{value}</a>)
  return (
    <div className="stack-s">
      <StatRow>
        <Stat label={m.ui_energy()} value={opens(formatEnergy(kwh))} note={badge(...power)} />
        <Stat
          label={m.ui_carbon_location()}
          value={opens(formatCarbon(kgLocation * 1000))}
          note={badge(...power, 'gramsPerKwhLocation')}
        />
        <Stat
          label={m.ui_carbon_market()}
          value={opens(formatCarbon(kgMarket * 1000))}
          note={badge(...power, 'gramsPerKwhMarket')}
        />
        {values !== null && <ValueStats totals={values} opens={opens} />}
        {values === null && currency !== '' && (
          <Stat
            label={m.ui_cost()}
            value={opens(formatMoney(cost, currency))}
            note={badge('pricePerGpuHour')}
          />
        )}
      </StatRow>
      {values !== null && <ValueByFunder totals={values} opens={opens} />}
      <p className="muted small">{opens(m.ui_footprint_machine({ hours: formatHours(hours), machine }))}</p>
    </div>
  )
}

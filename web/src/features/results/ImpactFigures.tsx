import type { ImpactView } from '@furrow/core/contract/impact'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { AssumedBadge } from '../../ui/Badge.tsx'
import { formatCarbon, formatEnergy, formatNumber } from '../../ui/format.ts'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { Facts } from '../../ui/lists.tsx'
import { Section } from '../../ui/Page.tsx'
import { areaName } from '../../ui/area-name.ts'
import { Heads, ScrollRegion } from '../../ui/tables.tsx'

const figures = {
  kwhPerGpuHour: { name: m.results_figure_kwhPerGpuHour, unit: 'kWh' },
  pue: { name: m.results_figure_pue, unit: '×' },
  gramsPerKwhLocation: { name: m.results_figure_gramsPerKwhLocation, unit: 'g' },
  gramsPerKwhMarket: { name: m.results_figure_gramsPerKwhMarket, unit: 'g' },
} as const

function AreaFootprints({ impact }: { impact: ImpactView }) {
  return (
    <ScrollRegion label={m.results_impact_footprint_areas()}>
      <table
        className="table table-compact paper-table narrow-table group-table"
        aria-label={m.results_impact_footprint_areas()}
      >
        <Heads heads={[m.ui_area(), m.ui_energy(), m.ui_carbon_location(), m.ui_carbon_market()]} />
        <tbody>
          {impact.areas.map((area) => (
            <tr key={area.id}>
              <th scope="row">
                <AreaMark area={area.id} name={areaName(area)} />
              </th>
              <td className="cell-end">{formatEnergy(area.kwh)}</td>
              <td className="cell-end">{formatCarbon(area.kgLocation * 1000)}</td>
              <td className="cell-end">{formatCarbon(area.kgMarket * 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Energy and carbon of all awards, with method, and source and year of each number behind them. */
export function ImpactFigures({ impact }: { impact: ImpactView }) {
  const { total } = impact
  const isAssumed = impact.figures.some(({ assumed }) => assumed)
  const badge = isAssumed && <AssumedBadge />
  return (
    <Section title={m.results_impact_footprint()}>
      <StatRow>
        <Stat label={m.ui_energy()} value={formatEnergy(total.kwh)} note={badge} />
        <Stat label={m.ui_carbon_location()} value={formatCarbon(total.kgLocation * 1000)} note={badge} />
        <Stat label={m.ui_carbon_market()} value={formatCarbon(total.kgMarket * 1000)} note={badge} />
      </StatRow>
      <AreaFootprints impact={impact} />
      <p className="prose">{m.results_impact_method()}</p>
      <Facts
        facts={impact.figures.map(({ name, value, assumed, source, year }) => ({
          label: figures[name].name(),
          value: (
            <>
              <span className="number">
                {formatNumber(value, 3)} {figures[name].unit}
              </span>{' '}
              {assumed && <AssumedBadge source={source} />}
              <br />
              <span className="muted small">
                {source}
                {year !== null && ` (${year})`}
              </span>
            </>
          ),
        }))}
      />
    </Section>
  )
}

import { useState } from 'react'
import { energyOf } from '@furrow/core/machine/energy'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { useAreaMark } from '../../ui/area-marks.ts'
import { shareOfArea } from '../../ui/area-share.ts'
import { bestOf, nameList } from '../../ui/best-of.ts'
import {
  formatCarbon,
  formatEnergy,
  formatFixedShare,
  formatHours,
  formatMoney,
  formatShare,
} from '../../ui/format.ts'
import { AssumedBadge } from '../../ui/Badge.tsx'
import { areaHeads, areaRow } from './area-table.ts'
import type { Draft } from './draft.ts'
import { quotaOf } from './draft.ts'
import type { Names } from './names.ts'
import type { FieldView, RunView } from './run-view.ts'
import { Heads } from '../../ui/tables.tsx'

type SummaryProps = { view: RunView; field: FieldView; names: Names; draft: Draft }

const percent = (share: number) => `${share * 100}%`

type BandProps = {
  area: RunView['areas'][number]
  /** Of the hours that are shared out, 0 to 1. */
  part: number
  name: string
  quota: { minShare: number; maxShare: number }
}

function AreaBar({ area, part, name, quota }: BandProps) {
  const share = formatFixedShare(part)
  const markOf = useAreaMark()
  const band = { guarantee: formatShare(quota.minShare), maximum: formatShare(quota.maxShare) }
  return (
    <li title={m.studio_area_band({ share, ...band })} data-area={area.area}>
      <AreaMark area={area.area} name={name} />
      <span className="studio-track" aria-hidden="true">
        <span
          className="studio-band"
          style={{
            insetInlineStart: percent(quota.minShare),
            width: percent(quota.maxShare - quota.minShare),
          }}
        />
        <span className="studio-fill" style={{ width: percent(part), background: markOf(area.area).hue }} />
      </span>
      <span className="number">{share}</span>
    </li>
  )
}

/** Drawn while it is unfolded: it would change with every move. */
function AreaDetails(props: Pick<SummaryProps, 'view' | 'names'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="studio-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.studio_area_table()}</summary>
      {isOpen && <AreaTable {...props} />}
    </details>
  )
}

const AreaTable = ({ view, names }: Pick<SummaryProps, 'view' | 'names'>) => (
  <div className="studio-popover">
    <table className="table table-compact">
      <caption className="visually-hidden">{m.studio_area_bars()}</caption>
      <Heads heads={areaHeads()} />
      <tbody>
        {view.areas.map((area, index) => {
          const [name, ...cells] = areaRow({ ...area, name: names.areas[index]?.name ?? area.area })
          return (
            <tr key={area.area}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={areaHeads()[column + 1]} className="cell-end number">
                  {cell}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  </div>
)

function Footprint({ view, field }: Pick<SummaryProps, 'view' | 'field'>) {
  const { machine } = field
  if (machine === undefined) return <p className="muted small">{m.studio_no_machine()}</p>
  const used = energyOf(view.totals.awarded, machine)
  const facts = [
    [m.studio_left_over(), formatHours(view.totals.leftOver)],
    [m.studio_energy(), formatEnergy(used.kwh)],
    [m.studio_carbon(), formatCarbon(used.kgLocation * 1000)],
    [m.studio_carbon_market(), formatCarbon(used.kgMarket * 1000)],
    [m.studio_cost(), formatMoney(used.cost, machine.price.currency)],
  ] as const
  return (
    <div className="studio-footprint">
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      <AssumedBadge />
    </div>
  )
}

/** Which area gets most, or areas where several do. */
function findingOf({ areas, totals }: RunView, names: Names): string {
  const named = areas.map((area, index) => ({ ...area, name: names.areas[index]?.name ?? area.area }))
  const largest = bestOf(named, ({ awarded }) => awarded)
  const [first] = largest
  if (first === undefined || first.awarded === 0) return m.studio_finding_none()
  return m.studio_finding({
    area: nameList(largest.map(({ name }) => name)),
    share: formatShare(shareOfArea(first, totals)),
  })
}

/** What the whole comes to: hours by area against their quotas, energy, carbon by both methods, cost. */
export function Summary({ view, field, names, draft }: SummaryProps) {
  return (
    <section className="studio-summary" aria-label={m.studio_area_bars()}>
      {view.areas.length > 0 && (
        <div className="studio-areas">
          <ul role="list">
            {view.areas.map((entry, index) => (
              <AreaBar
                key={entry.area}
                area={entry}
                part={shareOfArea(entry, view.totals)}
                name={names.areas[index]?.name ?? entry.area}
                quota={quotaOf(draft, entry.area)}
              />
            ))}
          </ul>
          <div className="row small muted">
            <span>{findingOf(view, names)}</span>
            <AreaDetails view={view} names={names} />
          </div>
        </div>
      )}
      <Footprint view={view} field={field} />
    </section>
  )
}

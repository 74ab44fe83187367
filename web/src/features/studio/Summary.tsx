import { memo, useState } from 'react'
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
import { areaRows, type AreaRow } from './area-rows.ts'
import { areaHeads, areaRow } from './area-table.ts'
import type { Draft } from './draft.ts'
import { quotaOf } from './draft.ts'
import type { Names } from './names.ts'
import type { FieldView, RunView } from './run-view.ts'
import { Heads } from '../../ui/tables.tsx'

type SummaryProps = {
  view: RunView
  field: FieldView
  names: Names
  quotas: Draft['areas']
}

const percent = (share: number) => `${share * 100}%`

type BandProps = {
  area: AreaRow
  /** Of the hours that are shared out, 0 to 1. */
  part: number
  quota: { minShare: number; maxShare: number }
}

/** What has no area has no band. */
const RestBar = ({ name, part }: { name: string; part: number }) => (
  <li data-area="">
    <span>{name}</span>
    <span className="studio-track" aria-hidden="true">
      <span className="studio-fill studio-fill-rest" style={{ width: percent(part) }} />
    </span>
    <span className="number">{formatFixedShare(part)}</span>
  </li>
)

function AreaBar({ area, part, quota }: BandProps) {
  const share = formatFixedShare(part)
  const markOf = useAreaMark()
  const band = { guarantee: formatShare(quota.minShare), maximum: formatShare(quota.maxShare) }
  return (
    <li title={m.studio_area_band({ share, ...band })} data-area={area.area}>
      <AreaMark area={area.area} name={area.name} />
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
function AreaDetails(props: { rows: readonly AreaRow[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="studio-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.studio_area_table()}</summary>
      {isOpen && <AreaTable {...props} />}
    </details>
  )
}

const AreaTable = ({ rows }: { rows: readonly AreaRow[] }) => (
  <div className="studio-popover">
    <table className="table table-compact">
      <caption className="visually-hidden">{m.studio_area_bars()}</caption>
      <Heads heads={areaHeads()} />
      <tbody>
        {rows.map((area) => {
          const [name, ...cells] = areaRow(area)
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
    ...(view.totals.reserve > 0 ? [[m.studio_reserve(), formatHours(view.totals.reserve)] as const] : []),
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
function findingOf(rows: readonly AreaRow[], { totals }: RunView): string {
  const largest = bestOf(rows, ({ awarded }) => awarded)
  const [first] = largest
  if (first === undefined || first.awarded === 0) return m.studio_finding_none()
  return m.studio_finding({
    area: nameList(largest.map(({ name }) => name)),
    share: formatShare(shareOfArea(first, totals)),
  })
}

/** What the whole comes to: hours by area against their quotas, energy, carbon by both methods, cost. */
export const Summary = memo(function Summary({ view, field, names, quotas }: SummaryProps) {
  const rows = areaRows(view, field, names)
  return (
    <section className="studio-summary" aria-label={m.studio_area_bars()}>
      {rows.length > 0 && (
        <div className="studio-areas">
          <ul role="list">
            {rows.map((entry) => {
              const part = shareOfArea(entry, view.totals)
              return entry.area === '' ? (
                <RestBar key="" name={entry.name} part={part} />
              ) : (
                <AreaBar key={entry.area} area={entry} part={part} quota={quotaOf(quotas, entry.area)} />
              )
            })}
          </ul>
          <div className="row small muted">
            <span>{findingOf(rows, view)}</span>
            <AreaDetails rows={rows} />
          </div>
        </div>
      )}
      <Footprint view={view} field={field} />
    </section>
  )
})

import type { ImpactView } from '@furrow/core/contract/impact'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { useAreaMark } from '../../ui/area-marks.ts'
import { formatHours, formatNumber, formatShare } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { areaName } from '../../ui/area-name.ts'
import { Heads } from '../../ui/tables.tsx'

function ShareBar({ area, share }: { area: string; share: number }) {
  const markOf = useAreaMark()
  return (
    <span className="share-cell">
      <span className="share-bar" aria-hidden="true">
        <span className="share-fill" style={{ width: `${100 * share}%`, background: markOf(area).hue }} />
      </span>
      <span>{formatShare(share)}</span>
    </span>
  )
}

/** Projects and hours of each area; the bar is its share of the hours. */
export function ImpactAreas({ impact }: { impact: ImpactView }) {
  const { areas, total } = impact
  const [most] = areas
  return (
    <Section title={m.results_impact_areas()}>
      {most !== undefined && (
        <p>
          {m.results_impact_area_finding({
            share: formatShare(most.hours / total.hours),
            area: areaName(most),
          })}
        </p>
      )}
      <table className="table table-compact paper-table narrow-table" aria-label={m.results_impact_areas()}>
        <Heads
          heads={[m.ui_area(), m.results_impact_awards(), m.results_impact_hours(), m.results_impact_share()]}
        />
        <tbody>
          {areas.map((area) => (
            <tr key={area.id}>
              <th scope="row">
                <AreaMark area={area.id} name={areaName(area)} />
              </th>
              <td className="cell-end">{formatNumber(area.awards)}</td>
              <td className="cell-end">{formatHours(area.hours)}</td>
              <td className="cell-end">
                <ShareBar area={area.id} share={area.hours / total.hours} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

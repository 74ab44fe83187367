import type { OutcomeArea } from '@furrow/core/contract/outcome'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { m } from '../messages.ts'
import { AreaMark } from './AreaMark.tsx'
import { useAreaMark } from './area-marks.ts'
import { shareOfArea } from './area-share.ts'
import { bestOf, nameList } from './best-of.ts'
import { formatHours, formatNumber, formatShare } from './format.ts'
import './decided.css'

type Totals = { available: number }

/** A number of an area. */
export type AreaPart = 'requested' | 'awarded' | 'share' | 'guarantee' | 'maximum' | 'shortfall'

type AreaSharesProps = {
  areas: readonly OutcomeArea[]
  totals: Totals
  areaName: (id: string) => string
  /** Where the proposals of an area are listed. */
  hrefOf?: (area: string) => string
  /** What a number of an area is shown as, where it opens the rows behind it. */
  renderNumber?: (area: OutcomeArea, part: AreaPart, shown: string) => ReactNode
}

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%`

/** The share as a bar between its guarantee and its maximum; the row says the same in numbers. */
function ShareBar({ area, totals }: { area: OutcomeArea; totals: Totals }) {
  const { available } = totals
  const markOf = useAreaMark()
  return (
    <span className="share-bar" aria-hidden="true">
      <span
        className="share-band"
        style={{
          insetInlineStart: percent(area.guarantee, available),
          width: percent(Math.max(0, area.maximum - area.guarantee), available),
        }}
      />
      <span
        className="share-fill"
        style={{ width: percent(area.awarded, available), background: markOf(area.area).hue }}
      />
    </span>
  )
}

const hours = (value: number) => (value === 0 ? '–' : formatHours(value))

type AreaRowProps = Omit<AreaSharesProps, 'areas'> & { area: OutcomeArea }

function AreaRow({ area, totals, areaName, hrefOf, renderNumber }: AreaRowProps) {
  const cell = (part: AreaPart, shown: string) => renderNumber?.(area, part, shown) ?? shown
  const funded = m.ui_area_of({
    funded: formatNumber(area.funded),
    proposals: formatNumber(area.proposals),
  })
  return (
    <tr data-area={area.area}>
      <th scope="row">
        <AreaMark area={area.area} name={areaName(area.area)} />
      </th>
      <td className="cell-end">
        {hrefOf === undefined ? funded : <Link href={hrefOf(area.area)}>{funded}</Link>}
      </td>
      <td className="cell-end cell-wide-only">{cell('requested', formatHours(area.requested))}</td>
      <td className="cell-end">{cell('awarded', formatHours(area.awarded))}</td>
      <td className="cell-end">
        <span className="share-cell">
          <ShareBar area={area} totals={totals} />
          <span>{cell('share', formatShare(shareOfArea(area, totals)))}</span>
        </span>
      </td>
      <td className="cell-end cell-wide-only">{cell('guarantee', hours(area.guarantee))}</td>
      <td className="cell-end cell-wide-only">{cell('maximum', hours(area.maximum))}</td>
      <td className="cell-end cell-wide-only">{cell('shortfall', hours(area.shortfall))}</td>
    </tr>
  )
}

/** One sentence that says what the bars show. */
function finding({ areas, totals, areaName }: AreaSharesProps): string | null {
  const largest = bestOf(areas, ({ awarded }) => awarded)
  const [first] = largest
  if (first === undefined || first.awarded === 0) return null
  return m.ui_areas_finding({
    area: nameList(largest.map(({ area }) => areaName(area))),
    share: formatShare(shareOfArea(first, totals)),
  })
}

/** Hours by area against guarantee and maximum: bars, and the numbers in the same rows. */
export function AreaShares({ areas, ...rest }: AreaSharesProps) {
  if (areas.length === 0) return null
  const sentence = finding({ areas, ...rest })
  return (
    <div className="stack-s">
      {sentence !== null && <p>{sentence}</p>}
      <table className="table paper-table area-shares" aria-label={m.ui_areas()}>
        <thead>
          <tr>
            <th scope="col">{m.ui_area()}</th>
            <th scope="col" className="cell-end">
              {m.ui_area_funded()}
            </th>
            <th scope="col" className="cell-end cell-wide-only">
              {m.ui_area_asked()}
            </th>
            <th scope="col" className="cell-end">
              {m.ui_area_awarded()}
            </th>
            <th scope="col" className="cell-end">
              {m.ui_area_share()}
            </th>
            <th scope="col" className="cell-end cell-wide-only">
              {m.ui_area_guarantee()}
            </th>
            <th scope="col" className="cell-end cell-wide-only">
              {m.ui_area_maximum()}
            </th>
            <th scope="col" className="cell-end cell-wide-only">
              {m.ui_area_shortfall()}
            </th>
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <AreaRow key={area.area} area={area} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

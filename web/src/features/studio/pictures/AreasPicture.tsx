import { m } from '../../../messages.ts'
import { useAreaMark } from '../../../ui/area-marks.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import { areaHeads, areaRow } from '../area-table.ts'
import { widthOf } from '../figures/cut.ts'
import { CutText } from '../figures/CutText.tsx'
import { Figure } from '../figures/Figure.tsx'
import { HourAxis } from '../figures/HourAxis.tsx'
import { NotShown } from '../figures/NotShown.tsx'
import { linear, type Scale } from '../figures/scale.ts'
import { areaRows, type AreaRow as Area } from '../area-rows.ts'
import { areasFinding } from './areas-finding.ts'
import type { PictureProps } from './picture.ts'

const rowHeight = 50
const axisHeight = 26

const hasBand = (area: Area, available: number): boolean =>
  area.area !== '' && (area.guarantee > 0 || area.maximum < available)

/** A bracket from the guarantee to the maximum, where the area has either. */
function Band({ area, x, available }: { area: Area; x: Scale; available: number }) {
  if (!hasBand(area, available)) return null
  const [, most] = x.domain
  const [from, to] = [x(area.guarantee), x(Math.min(area.maximum, most))]
  const end = area.maximum > most ? '' : 'm0 -3v6'
  return <path className="figure-stroke" d={`M${from} 37v6m0 -3H${to}${end}`} />
}

function Row({ area, x, y, available }: { area: Area; x: Scale; y: number; available: number }) {
  const { shape, hue } = useAreaMark()(area.area)
  const hours = m.pictures_of({ part: formatNumber(area.awarded), whole: formatHours(area.requested) })
  const isRest = area.area === ''
  const left = isRest ? 0 : 18
  const given = { x: 0, y: 18, width: x(area.awarded), height: 15 }
  return (
    <g transform={`translate(0 ${y})`} data-area={area.area}>
      {!isRest && <path d={shape} style={{ fill: hue }} transform="translate(0 1) scale(0.75)" />}
      <CutText x={left} y={11} room={x(x.domain[1]) - left - 12 - widthOf(hours)}>
        {area.name}
      </CutText>
      <text x={x(x.domain[1])} y={11} textAnchor="end">
        {hours}
      </text>
      <rect className="figure-faint" x={0} y={18} width={x(area.requested)} height={15} />
      {isRest ? <rect className="figure-mutedfill" {...given} /> : <rect {...given} style={{ fill: hue }} />}
      <Band {...{ area, x, available }} />
    </g>
  )
}

/** Requested against awarded by area, with the band between guarantee and maximum. */
export function AreasPicture({ view, field, names, source }: PictureProps) {
  const areas = areaRows(view, field, names)
  const most = Math.max(1, ...areas.flatMap(({ requested, guarantee }) => [requested, guarantee]))
  const { available } = view.totals
  if (areas.length === 0) return <NotShown title={m.pictures_areas()}>{m.pictures_areas_none()}</NotShown>
  return (
    <Figure
      name="areas"
      title={m.pictures_areas()}
      finding={areasFinding(areas)}
      source={source}
      height={() => areas.length * rowHeight + axisHeight}
      table={{ heads: areaHeads(), rows: areas.map(areaRow) }}
      note={
        <p className="muted small">
          {m.pictures_areas_key()}
          {areas.some((area) => hasBand(area, available)) && ` ${m.pictures_areas_key_band()}`}
        </p>
      }
    >
      {(width) => {
        const x = linear([0, most], [0, width])
        return (
          <>
            <HourAxis x={x} y={areas.length * rowHeight} top={14} />
            {areas.map((area, i) => (
              <Row key={area.area} {...{ area, x, available }} y={i * rowHeight} />
            ))}
          </>
        )
      }}
    </Figure>
  )
}

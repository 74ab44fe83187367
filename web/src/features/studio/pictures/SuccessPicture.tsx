import type { GroupRate } from '@furrow/core/allocation/success-rates'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { m } from '../../../messages.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { formatFixedShare, formatHours, formatNumber, formatShare } from '../../../ui/format.ts'
import { Select } from '../../../ui/inputs.tsx'
import { NotStated } from '../NotStated.tsx'
import { CutText } from '../figures/CutText.tsx'
import { widthOf } from '../figures/cut.ts'
import { Figure } from '../figures/Figure.tsx'
import { linear, type Scale } from '../figures/scale.ts'
import { groupings, knownGroupings, ratesOf, type Grouping } from './groupings.ts'
import type { PictureProps } from './picture.ts'

const rowHeight = 38
const mostRows = 20

const groupingNames: Readonly<Record<Grouping, () => string>> = {
  area: m.pictures_by_area,
  institution: m.pictures_by_institution,
  stage: m.pictures_by_stage,
  size: m.pictures_by_size,
  first: m.pictures_by_first,
  track: m.pictures_by_track,
}

const rateOf = ({ funded, applied }: Pick<GroupRate, 'funded' | 'applied'>) =>
  applied === 0 ? 0 : funded / applied

type Shown = Pick<GroupRate, 'funded' | 'applied' | 'requested' | 'awarded'> & {
  readonly name: string
  readonly key: string
}

function Row({ row, x, y }: { row: Shown; x: Scale; y: number }) {
  const parts = m.pictures_of({ part: formatNumber(row.funded), whole: formatNumber(row.applied) })
  const count = `${parts} · ${formatFixedShare(rateOf(row))}`
  return (
    <g transform={`translate(0 ${y})`}>
      <CutText x={0} y={11} room={x(1) - widthOf(count) - 12}>
        {row.name}
      </CutText>
      <text x={x(1)} y={11} textAnchor="end">
        {count}
      </text>
      <rect className="figure-faint" x={0} y={17} width={x(1)} height={12} />
      <rect className="figure-mutedfill" x={0} y={17} width={x(rateOf(row))} height={12} />
    </g>
  )
}

function findingOf(shown: readonly Shown[], total: { funded: number; applied: number }): string {
  const all = formatShare(rateOf(total))
  const [best, worst] = [bestOf(shown, rateOf), bestOf(shown, (row) => -rateOf(row))]
  const [high, low] = [best[0], worst[0]]
  if (high === undefined || low === undefined || rateOf(high) === rateOf(low))
    return m.pictures_success_all({ share: all })
  return m.pictures_success_finding({
    best: nameList(best.map(({ name }) => name)),
    bestShare: formatShare(rateOf(high)),
    worst: nameList(worst.map(({ name }) => name)),
    worstShare: formatShare(rateOf(low)),
    share: all,
  })
}

const parser = parseAsStringLiteral(groupings).withDefault('area')

/** How many of each group get hours; groups of fewer than five are only shown together. */
export function SuccessPicture(picture: PictureProps) {
  const { view, field, names, source } = picture
  const known = useMemo(() => knownGroupings({ view, field, names }), [view, field, names])
  const [wanted, setWanted] = useQueryState('by', parser)
  const grouping = known.includes(wanted) ? wanted : (known[0] ?? 'size')
  const rates = useMemo(() => ratesOf(grouping, { view, field, names }), [grouping, view, field, names])
  const { shown, others, total } = rates
  const named = shown.map((row) => ({ ...row, key: row.group, name: row.group || m.pictures_not_said() }))
  const together = others && {
    ...others,
    key: ' others',
    name: m.pictures_success_others({ n: formatNumber(others.groups) }),
  }
  const rows: readonly Shown[] = together === null ? named : [...named, together]
  const drawn = rows.slice(0, mostRows)
  return (
    <Figure
      name="success"
      title={m.pictures_success()}
      by={groupingNames[grouping]()}
      finding={findingOf(named, total)}
      source={source}
      height={() => Math.max(1, drawn.length) * rowHeight}
      controls={
        <label className="row small figure-choice">
          {m.pictures_success_by()}
          <Select
            value={grouping}
            onChange={({ target }) =>
              void setWanted(known.find((option) => option === target.value) ?? grouping)
            }
          >
            {known.map((option) => (
              <option key={option} value={option}>
                {groupingNames[option]()}
              </option>
            ))}
          </Select>
        </label>
      }
      table={{
        heads: [
          m.pictures_group(),
          m.pictures_applied(),
          m.studio_area_funded(),
          m.pictures_rate(),
          m.studio_column_asked(),
          m.studio_column_given(),
        ],
        rows: rows.map((row) => [
          row.name,
          formatNumber(row.applied),
          formatNumber(row.funded),
          formatFixedShare(rateOf(row)),
          formatHours(row.requested),
          formatHours(row.awarded),
        ]),
      }}
      note={
        <>
          <p className="muted small">{m.pictures_success_key()}</p>
          <NotStated names={names} wanted={['areas', 'institutions', 'stages', 'first']} />
        </>
      }
    >
      {(width) => {
        const x = linear([0, 1], [0, width])
        return drawn.length === 0 ? (
          <text className="figure-muted" x={0} y={16}>
            {m.pictures_success_masked()}
          </text>
        ) : (
          drawn.map((row, i) => <Row key={row.key} row={row} x={x} y={i * rowHeight} />)
        )
      }}
    </Figure>
  )
}

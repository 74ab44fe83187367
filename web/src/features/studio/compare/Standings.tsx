import { useState } from 'react'
import { m } from '../../../messages.ts'
import { AreaMark } from '../../../ui/AreaMark.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import type { Names } from '../names.ts'
import type { FieldView } from '../run-view.ts'
import { SideHeads } from './MeasuresTable.tsx'
import { standingsOf, type Differing, type Side } from './measures.ts'
import { ScrollRegion } from '../../../ui/tables.tsx'

type StandingsProps = {
  sides: readonly Side[]
  field: FieldView
  names: Names
  onSelect: (proposal: number) => void
}

const step = 40

const award = ({ view }: Side, i: number) => {
  const rank = view.rank[i] ?? 0
  const hours = view.award[i] ?? 0
  return `${rank === 0 ? '–' : formatNumber(rank)} · ${hours > 0 ? formatHours(hours) : '–'}`
}

function Row({ row, sides, field, names, onSelect }: StandingsProps & { row: Differing }) {
  const i = row.proposal
  const area = (field.area[i] ?? 0) - 1
  const isRobust = row.standing === 'robust'
  const standing = (
    <Badge tone={isRobust ? 'ok' : 'plain'}>{isRobust ? m.compare_robust() : m.compare_fragile()}</Badge>
  )
  return (
    <tr data-standing={row.standing}>
      <th scope="row">
        <button type="button" className="studio-proposal" onClick={() => onSelect(i)}>
          <AreaMark area={field.areaIds[area] ?? null} name={names.areas[area]?.name ?? ''} letterOnly />
          <span className="studio-proposal-name">
            <span className="muted number">{field.ids[i]}</span> {names.titles[i]}
          </span>
        </button>
        <span className="compare-standing-here" aria-hidden="true">
          {standing}
        </span>
      </th>
      {sides.map((side) => (
        <td key={side.key} className="cell-end">
          {award(side, i)}
        </td>
      ))}
      <td>{standing}</td>
    </tr>
  )
}

const findingText = (sides: number) => {
  if (sides === 1) return m.compare_finding_alone
  return sides === 2 ? m.compare_finding_both : m.compare_finding
}

/** Every proposal that some scenario funds: those that only some fund first. */
export function Standings(props: StandingsProps) {
  const { sides } = props
  const [shown, setShown] = useState(step)
  const rows = standingsOf(sides)
  const robust = rows.filter(({ standing }) => standing === 'robust').length
  const numbers = {
    robust: formatNumber(robust),
    fragile: formatNumber(rows.length - robust),
    n: formatNumber(sides.length),
  }
  return (
    <section className="studio-section">
      <h3>{m.compare_standings()}</h3>
      <p data-robust={robust} data-fragile={rows.length - robust}>
        {findingText(sides.length)(numbers)}
      </p>
      <ScrollRegion label={m.compare_standings()} className="studio-table compare-standings">
        <table className="table table-compact">
          <SideHeads sides={sides} first={m.studio_column_proposal()} last={m.compare_standing()} />
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Row key={row.proposal} {...props} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > shown && (
        <Button size="small" onClick={() => setShown(shown + 5 * step)}>
          {m.compare_more({ n: formatNumber(rows.length - shown) })}
        </Button>
      )}
    </section>
  )
}

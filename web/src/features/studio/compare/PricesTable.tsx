import type { PricedRule, Rule } from '@furrow/core/allocation/price-of-rules'
import { m } from '../../../messages.ts'
import { formatHours, formatNumber, formatShare } from '../../../ui/format.ts'
import type { Names } from '../names.ts'
import { ProposalList } from '../ProposalList.tsx'
import type { FieldView } from '../run-view.ts'

type PricesTableProps = {
  rows: readonly PricedRule[]
  field: FieldView
  names: Names
  onSelect: (proposal: number) => void
}

function ruleText(rule: Rule, { field, names }: Pick<PricesTableProps, 'field' | 'names'>): string {
  const areaName = (id: string) => names.areas.find((area) => area.id === id)?.name ?? id
  if (rule.kind === 'guarantee') return m.compare_rule_guarantee({ area: areaName(rule.area) })
  if (rule.kind === 'maximum') return m.compare_rule_maximum({ area: areaName(rule.area) })
  if (rule.kind === 'area-weight') return m.compare_rule_area_weight({ area: areaName(rule.area) })
  if (rule.kind === 'criterion-threshold') {
    const criterion = field.criteria.find(({ id }) => id === rule.criterion)?.name ?? rule.criterion
    return m.compare_rule_criterion({ criterion })
  }
  if (rule.kind === 'reserve') return m.studio_reserve()
  if (rule.kind === 'calibration') return m.studio_calibration()
  return rule.kind === 'confidence' ? m.studio_confidence() : m.compare_rule_score()
}

function Price({ row, field, names, onSelect }: Omit<PricesTableProps, 'rows'> & { row: PricedRule }) {
  const places = row.moved.map(({ proposal }) => field.ids.indexOf(proposal))
  const hours = new Map(row.moved.map((moved, k) => [places[k] ?? -1, moved]))
  const note = (i: number) => {
    const { with: mine = 0, without = 0 } = hours.get(i) ?? {}
    return `${formatNumber(mine)} → ${formatHours(without)}`
  }
  const share = formatShare(Math.abs(row.shareFraction))
  const price = row.scoreHours > 0 ? m.compare_price_costs({ share }) : m.compare_price_brings({ share })
  return (
    <li data-rule={row.rule.kind}>
      <p>
        <strong>{ruleText(row.rule, { field, names })}</strong> ·{' '}
        {row.scoreHours === 0 ? m.compare_price_free() : price} ·{' '}
        {m.compare_price_moved({ n: formatNumber(row.moved.length) })}
      </p>
      <details className="studio-moved-list">
        <summary>{m.compare_price_who()}</summary>
        <ProposalList proposals={places} {...{ field, names, onSelect, note }} />
      </details>
    </li>
  )
}

/** What each rule costs: what would be reached without it, and who would get other hours. */
export function PricesTable({ rows, ...shared }: PricesTableProps) {
  if (rows.length === 0) return <p>{m.compare_price_none()}</p>
  const dearest = rows.filter(({ moved }) => moved.length > 0).toSorted((a, b) => b.scoreHours - a.scoreHours)
  const idle = rows.filter(({ moved }) => moved.length === 0)
  return (
    <>
      <ul role="list" className="compare-prices">
        {dearest.map((row) => (
          <Price key={JSON.stringify(row.rule)} row={row} {...shared} />
        ))}
      </ul>
      {idle.length > 0 && (
        <p data-idle={idle.length}>
          {m.compare_price_idle({ rules: idle.map(({ rule }) => ruleText(rule, shared)).join(', ') })}
        </p>
      )}
    </>
  )
}

import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatHours, formatShare } from '../../ui/format.ts'
import { namesOfRules } from '../../ui/rule-text.ts'
import { Heads, ScrollRegion } from '../../ui/tables.tsx'

type Props = { decision: DecisionDocument }

type Part = { key: string; name: string; hours: number; area?: string; isSum?: boolean }

function partsOf({ outcome, rules }: DecisionDocument): Part[] {
  const { totals, areas } = outcome
  const names = namesOfRules(rules)
  const others = totals.awarded - areas.reduce((sum, { awarded }) => sum + awarded, 0)
  return [
    ...areas.map(({ area, awarded }) => ({
      key: `area ${area}`,
      name: m.decisions_behind_awarded_area({ area: names.area(area) }),
      hours: awarded,
      area,
    })),
    ...(others > 0 ? [{ key: 'others', name: m.decisions_behind_no_area(), hours: others }] : []),
    { key: 'awarded', name: m.decisions_behind_awarded(), hours: totals.awarded, isSum: true },
    { key: 'left-over', name: m.decisions_left_over(), hours: totals.leftOver },
    { key: 'rounding', name: m.decisions_behind_rounding(), hours: totals.rounding },
    { key: 'reserve', name: m.decisions_reserve(), hours: totals.reserve },
    { key: 'budget', name: m.decisions_budget(), hours: totals.budget, isSum: true },
  ]
}

function PartRow({ part, budget }: { part: Part; budget: number }) {
  const { name, hours, area, isSum = false } = part
  const shown = formatHours(hours)
  return (
    <tr data-part={part.key}>
      <th scope="row">
        {area !== undefined && <AreaMark area={area} name={name} letterOnly />}{' '}
        {isSum ? <strong>{name}</strong> : name}
      </th>
      <td className="cell-end">{isSum ? <strong>{shown}</strong> : shown}</td>
      <td className="cell-end muted">{formatShare(budget === 0 ? 0 : hours / budget)}</td>
    </tr>
  )
}

/** Where tracks have budgets of their own: what each of them held. */
function Tracks({ decision }: Props) {
  const { pots = [] } = decision.outcome
  if (pots.length === 0) return null
  return (
    <>
      <ScrollRegion label={m.decisions_behind_tracks()}>
        {' '}
        <table className="table paper-table" aria-label={m.decisions_behind_tracks()}>
          <Heads
            heads={[
              m.decisions_behind_track(),
              m.decisions_awarded(),
              m.decisions_left_over(),
              m.decisions_behind_rounding(),
              m.decisions_reserve(),
              m.decisions_budget(),
            ]}
          />
          <tbody>
            {pots.map(({ track, awarded, leftOver, rounding, reserve, budget }) => (
              <tr key={track ?? ''}>
                <th scope="row">
                  {track === null ? m.decisions_behind_other_tracks() : (decision.tracks[track] ?? track)}
                </th>
                <td className="cell-end">{formatHours(awarded)}</td>
                <td className="cell-end">{formatHours(leftOver)}</td>
                <td className="cell-end">{formatHours(rounding)}</td>
                <td className="cell-end">{formatHours(reserve)}</td>
                <td className="cell-end">{formatHours(budget)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {decision.overrides.length > 0 && <p className="muted small">{m.decisions_behind_tracks_rules()}</p>}
    </>
  )
}

/** The budget from its parts, which add up to it. */
export function BudgetParts({ decision }: Props) {
  return (
    <>
      <table className="table paper-table" aria-label={m.decisions_behind_budget()}>
        <Heads heads={[m.decisions_behind_part(), m.decisions_behind_hours(), m.decisions_behind_share()]} />
        <tbody>
          {partsOf(decision).map((part) => (
            <PartRow key={part.key} part={part} budget={decision.outcome.totals.budget} />
          ))}
        </tbody>
      </table>
      <Tracks decision={decision} />
    </>
  )
}

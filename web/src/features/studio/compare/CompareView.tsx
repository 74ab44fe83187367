import { m } from '../../../messages.ts'
import { AreaMark } from '../../../ui/AreaMark.tsx'
import { formatHours, formatNumber, formatShare } from '../../../ui/format.ts'
import { LoadingState } from '../../../ui/states.tsx'
import { differing } from '../compare.ts'
import type { Names } from '../names.ts'
import type { FieldView, RunView } from '../run-view.ts'
import type { ViewProps } from '../Views.tsx'

type Side = { name: string; view: RunView }
type DifferencesProps = {
  left: Side
  right: Side
  field: FieldView
  names: Names
}

const shownDifferences = 200

function Totals({ left, right, names }: { left: Side; right: Side; names: Names }) {
  const rows = [
    { key: 'funded', label: m.studio_funded_count(), of: ({ view }: Side) => formatNumber(view.funded) },
    {
      key: 'hours',
      label: m.studio_awarded_hours(),
      of: ({ view }: Side) => formatHours(view.totals.awarded),
    },
    { key: 'left', label: m.studio_left_over(), of: ({ view }: Side) => formatHours(view.totals.leftOver) },
    ...names.areas.map((area, index) => ({
      key: area.id,
      label: area.name,
      of: ({ view }: Side) =>
        `${formatHours(view.areas[index]?.awarded ?? 0)} · ${formatShare(view.areas[index]?.share ?? 0)}`,
    })),
  ]
  return (
    <table className="table table-compact">
      <Heads sides={[left, right]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td className="number">{row.of(left)}</td>
            <td className="number">{row.of(right)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Heads = ({ sides }: { sides: readonly [Side, Side] }) => (
  <thead>
    <tr>
      <th scope="col">
        <span className="visually-hidden">{m.studio_compare_measure()}</span>
      </th>
      {sides.map(({ name }, index) => (
        <th key={index === 0 ? 'left' : 'right'} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
)

function Differences({ left, right, field, names }: DifferencesProps) {
  const proposals = differing(left.view, right.view)
  if (proposals.length === 0) return <p>{m.studio_compare_same()}</p>
  const award = ({ view }: Side, i: number) =>
    `${formatNumber(view.rank[i] ?? 0)} · ${formatHours(view.award[i] ?? 0)}`
  return (
    <>
      <h3>{m.studio_compare_differ({ n: formatNumber(proposals.length) })}</h3>
      {proposals.length > shownDifferences && (
        <p className="muted small">{m.studio_compare_more({ n: formatNumber(shownDifferences) })}</p>
      )}
      <table className="table table-compact">
        <Heads sides={[left, right]} />
        <tbody>
          {proposals.slice(0, shownDifferences).map((i) => (
            <tr key={field.ids[i]}>
              <th scope="row">
                <AreaMark area={field.areaIds[(field.area[i] ?? 0) - 1] ?? null} letterOnly />{' '}
                <span className="number muted">{field.ids[i]}</span> {names.titles[i]}
              </th>
              <td className="number">{award(left, i)}</td>
              <td className="number">{award(right, i)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** What is seen beside what it is compared with: totals and areas, then the proposals that differ. */
export function CompareView({ state, view }: ViewProps) {
  const { draft, before, beforeName, field, names } = state
  if (before === null) return <LoadingState />
  const left = { name: draft.name === '' ? m.studio_this_scenario() : draft.name, view }
  const right = { name: beforeName, view: before }
  return (
    <div className="studio-compare">
      <Totals left={left} right={right} names={names} />
      <Differences left={left} right={right} field={field} names={names} />
    </div>
  )
}

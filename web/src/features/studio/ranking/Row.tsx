import { m } from '../../../messages.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import { statusOf, type RunView } from '../run-view.ts'
import { tieAtLine } from '../ties.ts'
import type { CellContext } from './column.ts'
import { columnOf } from './columns.ts'
import type { Group, Layout } from './table-rows.ts'
import type { ColumnId } from './table-settings.ts'

type RowProps = {
  context: CellContext
  columns: readonly ColumnId[]
  proposal: number
  place: number
  measures: { gridTemplateColumns: string; minWidth: number; columnGap?: number }
  isSelected: boolean
  isGrey: boolean
  onSelect: (proposal: number) => void
}

/** Whether it has hours in one of the runs and none in the other. */
export const isCrossed = ({ view, before }: Pick<CellContext, 'view' | 'before'>, i: number): boolean =>
  before !== null && (before.award[i] ?? 0) > 0 !== (view.award[i] ?? 0) > 0

function classesOf({ context, proposal, isGrey }: RowProps): string {
  const { view, before, field } = context
  const isMoved = before !== null && before.rank[proposal] !== view.rank[proposal]
  return [
    'studio-row',
    `studio-${statusOf(view, field, proposal)}`,
    ...(isMoved ? ['studio-moved'] : []),
    ...(isCrossed(context, proposal) ? ['studio-crossed'] : []),
    ...(isGrey ? ['studio-grey'] : []),
  ].join(' ')
}

/** One proposal. */
export function Row(props: RowProps) {
  const { context, columns, proposal, place, measures, isSelected, onSelect } = props
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the grid
    <div
      role="row"
      id={`studio-row-${proposal}`}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      className={classesOf(props)}
      style={measures}
      data-proposal={context.field.ids[proposal] ?? ''}
      onClick={() => onSelect(proposal)}
    >
      {columns.map((id) => {
        const { isNumber, cell } = columnOf(id)
        return (
          <span key={id} role="gridcell" className={`studio-cell-${id}${isNumber === true ? ' number' : ''}`}>
            {cell(context, proposal)}
          </span>
        )
      })}
    </div>
  )
}

type FurrowProps = { view: RunView; layout: Layout; place: number }

/** What is given in all, or in the group that the line is drawn in. */
const servedOf = ({ view, layout: { lines, lineGroups }, place }: FurrowProps) =>
  lineGroups[lines.indexOf(place)] ?? {
    funded: view.funded,
    awarded: view.totals.awarded,
    isServed: view.cutLine < 0,
  }

/** The cut line, with the hours that are given. */
export function Furrow(props: FurrowProps) {
  const { funded, isServed, ...given } = servedOf(props)
  const awarded = formatHours(given.awarded)
  // The line of a group does not part neighbours of the whole order.
  const tie = props.layout.lineGroups.length > 0 ? null : tieAtLine(props.view)
  const text = isServed ? m.studio_furrow_all({ awarded }) : m.studio_furrow({ awarded })
  return (
    <div role="row" aria-rowindex={props.place + 2} className="studio-furrow" data-furrow="">
      <span role="gridcell" className="number">
        {funded === 0 ? m.studio_furrow_none() : text}
        {tie !== null && ` · ${m.studio_furrow_tie({ n: formatNumber(tie.members.length) })}`}
      </span>
    </div>
  )
}

type GroupHeadProps = {
  group: Group
  name: string
  place: number
  isFolded: boolean
  onFold: () => void
}

/** The name of a group with its counts and hours; it folds the group. */
export function GroupHead({ group, name, place, isFolded, onFold }: GroupHeadProps) {
  return (
    <div role="row" aria-rowindex={place + 2} className="studio-group-head" data-group={name}>
      <span role="gridcell">
        <button type="button" aria-expanded={!isFolded} onClick={onFold}>
          <span aria-hidden="true">{isFolded ? '▸' : '▾'}</span> <strong>{name}</strong>{' '}
          <span className="number muted">
            {m.studio_group_facts({
              proposals: formatNumber(group.count),
              ranked: formatNumber(group.ranked),
              funded: formatNumber(group.funded),
              awarded: formatNumber(group.awarded),
              requested: formatHours(group.requested),
            })}
            {group.shown < group.count && ` · ${m.studio_group_shown({ n: formatNumber(group.shown) })}`}
          </span>
        </button>
      </span>
    </div>
  )
}

import { memo } from 'react'
import { m } from '../../../messages.ts'
import { columnOf } from './columns.ts'
import type { ColumnId, Sorting } from './table-settings.ts'

type HeadsProps = {
  columns: readonly ColumnId[]
  sort: Sorting | null
  onSort: (sort: Sorting | null) => void
  measures: { gridTemplateColumns: string; minWidth: number; columnGap?: number }
}

const directionOf = (id: ColumnId, sort: Sorting | null): 'ascending' | 'descending' | undefined => {
  if (sort === null) return id === 'rank' ? 'ascending' : undefined
  if (sort.by !== id) return undefined
  return sort.descending ? 'descending' : 'ascending'
}

/** First the useful way, then the other, then back to the rank. */
function nextSort(id: ColumnId, sort: Sorting | null): Sorting | null {
  if (id === 'rank') return null
  const descending = columnOf(id).largeFirst === true
  if (sort?.by !== id) return { by: id, descending }
  return sort.descending === descending ? { by: id, descending: !descending } : null
}

const arrows = { ascending: '↑', descending: '↓' } as const

/** The heads of the columns; each sorts, on either side of the furrow. */
export const Heads = memo(function Heads({ columns, sort, onSort, measures }: HeadsProps) {
  return (
    <div role="row" aria-rowindex={1} className="studio-row studio-heads" style={measures}>
      {columns.map((id) => {
        const { head, title, isNumber } = columnOf(id)
        const direction = directionOf(id, sort)
        return (
          <span
            key={id}
            role="columnheader"
            aria-sort={direction}
            className={`studio-cell-${id}${isNumber === true ? ' number' : ''}`}
          >
            <button
              type="button"
              title={title?.() ?? m.studio_sort_by({ column: head() })}
              onClick={() => onSort(nextSort(id, sort))}
            >
              {head()}
              {direction !== undefined && sort !== null && (
                <span aria-hidden="true"> {arrows[direction]}</span>
              )}
            </button>
          </span>
        )
      })}
    </div>
  )
})

import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'

export type Column<Row> = {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end. */
  align?: 'end'
  /** CSS width; without it the column shares what is left. */
  width?: string
  /** Sorted here by this value, unless the table's owner sorts (`onSort`). */
  sortBy?: (row: Row) => string | number | null
  /** The owner can sort by it. */
  sortable?: boolean
  hideOnPhone?: boolean
  /** Left out where a phone would leave it out, and on a tablet held upright too. */
  hideOnTablet?: boolean
}

export type Sort = { id: string; descending: boolean }

type DataTableProps<Row> = {
  /** What the table shows, for screen readers. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  compact?: boolean
  /** CSS height up to which the table grows before it scrolls; rows out of sight are not drawn. Without it every row is. */
  maxHeight?: string
  /** Class of a row: the cut line, a changed rank. */
  rowClass?: (row: Row, index: number) => string | undefined
  /** Rows in all, where only a page of them is here. */
  total?: number
}

const collator = new Intl.Collator('da')

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

/** What is missing stands last, whichever way is sorted. */
function compareIn(sign: 1 | -1, a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return sign * compare(a, b)
}

function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null | undefined,
) {
  const by = columns.find((column) => column.id === sort?.id)?.sortBy
  if (by === undefined) return rows
  const sign = sort?.descending === true ? -1 : 1
  return [...rows].sort((a, b) => compareIn(sign, by(a), by(b)))
}

const isTyping = (target: EventTarget) => target instanceof HTMLInputElement && target.type !== 'checkbox'

/** Arrow keys move between the links and buttons of the rows. */
function stepFocus(event: KeyboardEvent<HTMLElement>) {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || isTyping(event.target)) return
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  const target = next?.querySelector<HTMLElement>('a, button, input')
  if (!target) return
  event.preventDefault()
  target.focus()
}

function cellClass<Row>({ align, hideOnPhone, hideOnTablet }: Column<Row>): string | undefined {
  const classes = [
    align === 'end' ? 'cell-end' : '',
    hideOnPhone === true ? 'cell-wide-only' : '',
    hideOnTablet === true ? 'cell-desk-only' : '',
  ]
  return classes.filter(Boolean).join(' ') || undefined
}

type HeadProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'sort' | 'onSort'>

function Head<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  const direction = (column: Column<Row>) => {
    if (sort?.id !== column.id) return undefined
    return sort.descending ? 'descending' : 'ascending'
  }
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const canSort = onSort !== undefined && (column.sortable === true || column.sortBy !== undefined)
          const next = { id: column.id, descending: sort?.id === column.id && !sort.descending }
          return (
            <th key={column.id} scope="col" className={cellClass(column)} aria-sort={direction(column)}>
              {canSort ? (
                <button type="button" className="sort-button" onClick={() => onSort(next)}>
                  {column.header}
                  <span aria-hidden="true" className="sort-arrow">
                    {sort?.id === column.id ? (sort.descending ? '↓' : '↑') : ''}
                  </span>
                </button>
              ) : (
                column.header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** Stands for the rows that are not drawn. One cell: with more it would keep room for columns that a phone leaves out. */
const Spacer = ({ height }: { height: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden="true" className="table-spacer">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- empty by design, hidden from everybody */}
      <td style={{ height }} />
    </tr>
  )

/** Which rows are drawn and how much room the others take; without a height to keep to, all of them. */
function useDrawnRows(count: number, rowHeight: number, isVirtual: boolean) {
  const scroller = useRef<HTMLElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- its result is used here and never memoised
  const virtual = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  if (!isVirtual)
    return { scroller, indices: Array.from({ length: count }, (_, index) => index), before: 0, after: 0 }
  const items = virtual.getVirtualItems()
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return { scroller, indices: items.map((item) => item.index), before: items[0]?.start ?? 0, after }
}

type RowsProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'rowKey' | 'rowClass'> & {
  rows: readonly Row[]
  indices: readonly number[]
}

function Rows<Row>({ rows, indices, columns, rowKey, rowClass }: RowsProps<Row>) {
  return indices.map((index) => {
    const row = rows[index]
    if (row === undefined) return null
    return (
      <tr key={rowKey(row)} aria-rowindex={index + 2} className={rowClass?.(row, index)}>
        {columns.map((column) => (
          <td key={column.id} className={cellClass(column)}>
            {column.cell(row)}
          </td>
        ))}
      </tr>
    )
  })
}

const tableClass = (compact: boolean, isVirtual: boolean) =>
  ['table', compact ? 'table-compact' : '', isVirtual ? 'table-fixed' : ''].filter(Boolean).join(' ')

/** A table that stays a table: real rows and heads, sortable by its heads, ten thousand rows with a `maxHeight`. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, sort, compact = false, maxHeight } = props
  const isVirtual = maxHeight !== undefined
  const ordered = useMemo(() => sortedRows(rows, columns, sort), [rows, columns, sort])
  const { scroller, indices, before, after } = useDrawnRows(ordered.length, compact ? 28 : 36, isVirtual)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region has to be reachable by keyboard
    <section ref={scroller} className="table-scroll" aria-label={label} tabIndex={0} style={{ maxHeight }}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between the controls inside */}
      <table
        className={tableClass(compact, isVirtual)}
        aria-label={label}
        aria-rowcount={(props.total ?? ordered.length) + 1}
        onKeyDown={stepFocus}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} className={cellClass(column)} style={{ width: column.width }} />
          ))}
        </colgroup>
        <Head {...props} />
        <tbody>
          <Spacer height={before} />
          <Rows {...props} rows={ordered} indices={indices} />
          <Spacer height={after} />
        </tbody>
      </table>
    </section>
  )
}

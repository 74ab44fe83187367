import { memo, useImperativeHandle, useMemo, useRef, type KeyboardEvent, type Ref } from 'react'
import { m } from '../../../messages.ts'
import type { Staleness } from '../chances/use-chances.ts'
import type { CellContext } from './column.ts'
import { columnOf } from './columns.ts'
import { Heads } from './Heads.tsx'
import { LineEdge } from './LineEdge.tsx'
import { Furrow, GroupHead, Row } from './Row.tsx'
import { furrowItem, groupAt, linesAway, proposalFrom, type Layout } from './table-rows.ts'
import type { ColumnId, Sorting } from './table-settings.ts'
import { centre, drawnPlaces, reveal, rowHeight, useFirstSeen, useViewport } from './use-viewport.ts'

/** What the page can ask of the table. */
export type RankingHandle = { readonly toLine: () => void }

export type RankingTableProps = {
  layout: Layout
  context: CellContext
  columns: readonly ColumnId[]
  sort: Sorting | null
  groupNames: readonly string[]
  folded: ReadonlySet<number>
  selected: number | null
  /** Whether a row lies in the band around the line. */
  isGrey: (proposal: number) => boolean
  /** Whether the draws belong to the scenario that is shown. */
  staleness: Staleness
  isPhone: boolean
  onSort: (sort: Sorting | null) => void
  onFold: (group: number) => void
  onSelect: (proposal: number) => void
  /** Goes from the row to its story. */
  onOpen: (proposal: number) => void
  ref?: Ref<RankingHandle>
}

const pages: Readonly<Record<string, number>> = { PageDown: 15, PageUp: -15, ArrowDown: 1, ArrowUp: -1 }

/** Where a key leads among the places, or null. */
function nextPlace(key: string, at: number, items: Int32Array): number | null {
  if (key === 'Home') return proposalFrom(items, 0, 1)
  if (key === 'End') return proposalFrom(items, items.length - 1, -1)
  const step = pages[key]
  if (step === undefined) return null
  const wanted = Math.min(items.length - 1, Math.max(0, at + step))
  const direction = step > 0 ? 1 : -1
  return proposalFrom(items, wanted, direction) ?? proposalFrom(items, wanted, direction === 1 ? -1 : 1)
}

const phoneTracks: Partial<Readonly<Record<ColumnId, string>>> = {
  rank: '32px',
  area: '30px',
  score: '44px',
  given: '72px',
}

/** On a phone the title takes what is left of the screen. */
const phoneMeasuresOf = (columns: readonly ColumnId[]) => ({
  gridTemplateColumns: columns.map((id) => phoneTracks[id] ?? 'minmax(0, 1fr)').join(' '),
  minWidth: 0,
})

/** The tracks of the grid and the width that they take at least. */
function measuresOf(columns: readonly ColumnId[], isTight: boolean) {
  const [gap, padding] = isTight ? [6, 16] : [8, 28]
  const specs = columns.map(columnOf).map(({ width, tightWidth = width, grows }) => ({
    width: isTight ? tightWidth : width,
    grows,
  }))
  const template = specs.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`))
  const width = specs.reduce((sum, spec) => sum + spec.width + gap, padding - gap)
  return { gridTemplateColumns: template.join(' '), columnGap: gap, minWidth: width }
}

/** The columns as wide as they like, or as narrow as they can be read where that is more than the pane has. */
function useMeasures(
  { columns, isPhone }: Pick<RankingTableProps, 'columns' | 'isPhone'>,
  paneWidth: number,
) {
  const [wide, tight, phone] = useMemo(
    () => [measuresOf(columns, false), measuresOf(columns, true), phoneMeasuresOf(columns)],
    [columns],
  )
  if (isPhone) return { measures: phone, isTight: false }
  const isTight = wide.minWidth > paneWidth
  return { measures: isTight ? tight : wide, isTight }
}

/** The ranking with the furrow in it. Only the rows in sight exist. */
export const RankingTable = memo(function RankingTable({ ref, ...props }: RankingTableProps) {
  const { layout, context, columns, selected, isGrey, onSelect, onOpen } = props
  const { items, lines } = layout
  const pane = useRef<HTMLDivElement>(null)
  const sight = useViewport(pane)
  const { measures, isTight } = useMeasures(props, sight.width)
  const toLine = () => {
    const next = lines.find((line) => line > sight.last) ?? lines[0]
    if (next !== undefined) centre(pane.current, next)
  }
  useImperativeHandle(ref, () => ({ toLine }))
  useFirstSeen(pane, selected === null ? -1 : items.indexOf(selected))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== pane.current) return
    if (event.key === 'Enter' && selected !== null) return onOpen(selected)
    const next = nextPlace(event.key, selected === null ? -1 : items.indexOf(selected), items)
    const proposal = next === null ? undefined : items[next]
    if (next === null || proposal === undefined) return
    event.preventDefault()
    onSelect(proposal)
    reveal(pane.current, next)
  }
  const drawn = drawnPlaces(sight, items.length)
  const hasSelected = selected !== null && drawn.some((place) => items[place] === selected)
  return (
    <div className="studio-ranking-table">
      <div
        ref={pane}
        role="grid"
        tabIndex={0}
        aria-label={m.studio_ranking()}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={hasSelected ? `studio-row-${selected}` : undefined}
        className={`studio-scroll studio-draws-${props.staleness}${measures.minWidth > sight.width ? ' studio-wide' : ''}${isTight ? ' studio-tight' : ''}`}
        onKeyDown={onKeyDown}
      >
        <Heads columns={columns} sort={props.sort} onSort={props.onSort} measures={measures} />
        <div
          role="presentation"
          className="studio-rows"
          style={{ height: items.length * rowHeight, minWidth: measures.minWidth }}
        >
          <div role="presentation" style={{ transform: `translateY(${(drawn[0] ?? 0) * rowHeight}px)` }}>
            {drawn.map((place) => {
              const item = items[place] ?? 0
              if (item === furrowItem)
                return <Furrow key={`line ${place}`} view={context.view} {...{ layout, place }} />
              const group = layout.groups[groupAt(item)]
              if (group !== undefined)
                return (
                  <GroupHead
                    key={`group ${group.key}`}
                    name={props.groupNames[group.key] ?? ''}
                    isFolded={props.folded.has(group.key)}
                    onFold={() => props.onFold(group.key)}
                    {...{ group, place }}
                  />
                )
              return (
                <Row
                  key={place}
                  proposal={item}
                  isSelected={item === selected}
                  isGrey={isGrey(item)}
                  {...{ context, columns, place, measures, onSelect }}
                />
              )
            })}
          </div>
        </div>
      </div>
      <LineEdge rows={linesAway(lines, sight)} onLine={toLine} />
    </div>
  )
})

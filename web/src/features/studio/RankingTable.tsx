import { useLayoutEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatFixed, formatHours, formatNumber } from '../../ui/format.ts'
import type { Names } from './names.ts'
import { statusOf, type FieldView, type RunView, type Status } from './run-view.ts'

type RankingTableProps = {
  view: RunView
  /** What the changes are shown against. */
  before: RunView | null
  field: FieldView
  names: Names
  selected: number | null
  onSelect: (proposal: number) => void
  /** The pane that scrolls; the page moves it to the line. */
  pane: RefObject<HTMLDivElement | null>
}

const rowHeight = 32
const spare = 6

const statusTexts: Readonly<Record<Status, () => string>> = {
  full: m.studio_status_full,
  partial: m.studio_status_partial,
  waiting: m.studio_status_waiting,
  unranked: m.studio_status_unranked,
}

/** Where the furrow lies among the rows: before the first that was not served in full. */
const linePlace = (view: RunView): number => (view.cutLine < 0 ? view.ranked : view.cutLine)

function useViewport(element: RefObject<HTMLDivElement | null>, count: number) {
  const [box, setBox] = useState({ top: 0, height: 600 })
  useLayoutEffect(() => {
    const pane = element.current
    if (pane === null) return
    const measure = () => setBox({ top: pane.scrollTop, height: pane.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(pane)
    pane.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      pane.removeEventListener('scroll', measure)
    }
  }, [element])
  const first = Math.max(0, Math.floor(box.top / rowHeight) - spare)
  const last = Math.min(count, Math.ceil((box.top + box.height) / rowHeight) + spare)
  return { first, last }
}

type RowProps = Omit<RankingTableProps, 'selected' | 'onSelect' | 'pane'> & {
  proposal: number
  place: number
  isSelected: boolean
  onSelect: (proposal: number) => void
}

/** "12 → 7" where the rank or the award is another than before. */
function Change({ before, rank, proposal }: { before: RunView | null; rank: number; proposal: number }) {
  const old = before?.rank[proposal] ?? rank
  if (old === rank) return null
  const text = old === 0 ? m.studio_was_unranked() : m.studio_was_rank({ rank: formatNumber(old) })
  return (
    <span title={text}>
      <span aria-hidden="true">
        {old === 0 ? '–' : formatNumber(old)} → {rank === 0 ? '–' : formatNumber(rank)}
      </span>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}

const top = (place: number) => ({ transform: `translateY(${place * rowHeight}px)` })

/** What a row shows of one proposal, and what of it changed. */
function readRow({ view, before, field }: Pick<RowProps, 'view' | 'before' | 'field'>, proposal: number) {
  const award = view.award[proposal] ?? 0
  const isFunded = award > 0
  const rank = view.rank[proposal] ?? 0
  const wasFunded = before === null ? isFunded : (before.award[proposal] ?? 0) > 0
  return {
    rank,
    award,
    score: view.score[proposal] ?? -1,
    status: statusOf(view, field, proposal),
    area: (field.area[proposal] ?? 0) - 1,
    isCrossed: wasFunded !== isFunded,
    isMoved: before !== null && before.rank[proposal] !== rank,
  }
}

const orDash = (value: number, text: (value: number) => string): string => (value > 0 ? text(value) : '–')

function Row({ view, before, field, names, proposal, place, isSelected, onSelect }: RowProps) {
  const { rank, award, score, status, area, isCrossed, isMoved } = readRow({ view, before, field }, proposal)
  const id = field.ids[proposal] ?? ''
  const marks = `${isMoved ? ' studio-moved' : ''}${isCrossed ? ' studio-crossed' : ''}`
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the grid
    <div
      role="row"
      id={`studio-row-${proposal}`}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      className={`studio-row studio-${status}${marks}`}
      style={top(place)}
      data-proposal={id}
      onClick={() => onSelect(proposal)}
    >
      <span role="gridcell" className="number">
        {orDash(rank, formatNumber)}
      </span>
      <span role="gridcell" className="number studio-change">
        <Change before={before} rank={rank} proposal={proposal} />
      </span>
      <span role="gridcell" className="studio-title">
        <span className="muted number">{id}</span> {names.titles[proposal]}
      </span>
      <span role="gridcell">
        <AreaMark area={field.areaIds[area] ?? null} name={names.areas[area]?.name ?? ''} letterOnly />
      </span>
      <span role="gridcell" className="number">
        {score < 0 ? '–' : formatFixed(score / 1000, 1)}
      </span>
      <span role="gridcell" className="number studio-asked">
        {formatNumber(field.requested[proposal] ?? 0)}
      </span>
      <span role="gridcell" className="number studio-given">
        {orDash(award, formatNumber)}
      </span>
      <span role="gridcell" className="small studio-status">
        {statusTexts[status]()}
      </span>
    </div>
  )
}

function Furrow({ view, place }: { view: RunView; place: number }) {
  const awarded = formatHours(view.totals.awarded)
  const text = view.cutLine < 0 ? m.studio_furrow_all({ awarded }) : m.studio_furrow({ awarded })
  return (
    <div role="row" aria-rowindex={place + 2} className="studio-furrow" style={top(place)} data-furrow="">
      <span role="gridcell" className="number">
        {text}
      </span>
    </div>
  )
}

const heads = () =>
  [
    ['rank', m.studio_column_rank()],
    ['change', m.studio_column_change()],
    ['title', m.studio_column_proposal()],
    ['area', m.studio_column_area()],
    ['score', m.studio_column_score()],
    ['asked', m.studio_column_asked()],
    ['given', m.studio_column_given()],
    ['status', m.studio_column_status()],
  ] as const

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }

/** Where a key leads in the order, or null. */
function nextPlace(key: string, at: number, count: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  return step === undefined ? null : Math.min(count - 1, Math.max(0, at + step))
}

/** Scrolls as little as shows the row; the head of the table stands above it. */
function reveal(pane: HTMLDivElement | null, place: number) {
  if (pane === null) return
  const y = place * rowHeight
  if (y < pane.scrollTop) pane.scrollTo({ top: y })
  else if (y + rowHeight * 2 > pane.scrollTop + pane.clientHeight)
    pane.scrollTo({ top: y + rowHeight * 2 - pane.clientHeight })
}

/** Brings the furrow into the middle. */
export const revealLine = (pane: HTMLDivElement | null, view: RunView): void =>
  pane?.scrollTo({ top: Math.max(0, linePlace(view) * rowHeight - pane.clientHeight / 2) })

/** The ranking with the furrow in it. Only the rows in sight exist. */
export function RankingTable({ view, before, field, names, selected, onSelect, pane }: RankingTableProps) {
  const count = view.order.length
  const line = linePlace(view)
  const { first, last } = useViewport(pane, count + 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const at = selected === null ? -1 : view.order.indexOf(selected)
    const next = nextPlace(event.key, at, count)
    const proposal = next === null ? undefined : view.order[next]
    if (next === null || proposal === undefined) return
    event.preventDefault()
    onSelect(proposal)
    reveal(pane.current, next + (next >= line ? 1 : 0))
  }
  const places = Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step)
  return (
    <div className="studio-table">
      <div
        ref={pane}
        role="grid"
        tabIndex={0}
        aria-label={m.studio_ranking()}
        aria-rowcount={count + 2}
        aria-activedescendant={selected === null ? undefined : `studio-row-${selected}`}
        className="studio-scroll"
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className="studio-row studio-heads">
          {heads().map(([key, text]) => (
            <span key={key} role="columnheader" className={`studio-head-${key}`}>
              {text}
            </span>
          ))}
        </div>
        <div role="presentation" className="studio-rows" style={{ height: (count + 1) * rowHeight }}>
          {places.map((place) => {
            if (place === line) return <Furrow key="furrow" view={view} place={place} />
            const proposal = view.order[place < line ? place : place - 1] ?? 0
            const isSelected = proposal === selected
            return (
              <Row key={place} {...{ view, before, field, names, proposal, place, isSelected, onSelect }} />
            )
          })}
        </div>
      </div>
    </div>
  )
}

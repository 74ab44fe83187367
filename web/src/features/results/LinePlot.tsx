import type { ProposalResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { formatDate, formatFixed, formatHours, formatNumber } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Heads } from '../../ui/tables.tsx'

type Place = ProposalResult['places'][number]
type Line = Pick<ProposalResult, 'furrow' | 'totals' | 'places' | 'rank' | 'facts' | 'firstReleasedAt'>
type Props = { result: Line }

const barWidth = 14
const gap = 4
const step = barWidth + gap
const height = 150
const base = 130

/** Where a place stands from the left; a jump in the ranks leaves an empty place. */
function columnsOf(places: readonly Place[]): number[] {
  let column = -1
  return places.map((place, index) => {
    const before = places[index - 1]
    column += before !== undefined && place.rank > before.rank + 1 ? 2 : 1
    return column
  })
}

/** Scores lie close together: the axis starts a little below the lowest one shown. */
function scaleOf(places: readonly Place[]) {
  const scores = places.map(({ score }) => score)
  const floor = Math.max(0, Math.floor((Math.min(...scores) - 5) / 5) * 5)
  const top = Math.max(...scores, floor + 1)
  return (score: number) => ((score - floor) / (top - floor)) * (base - 22)
}

/** Where each place and the line stand, in the units of the drawing. */
function layoutOf({ places, furrow }: Line) {
  const columns = columnsOf(places)
  const lineAt = places.findIndex((place) => place.rank === furrow?.rank)
  return {
    columns,
    width: ((columns.at(-1) ?? 0) + 1) * step + gap,
    lineX: lineAt < 0 ? null : (columns[lineAt] ?? 0) * step + 1,
  }
}

/** The number of the line stands beside it, on the side where there is room. */
function LineLabel({ result }: Props) {
  const { width, lineX } = layoutOf(result)
  if (lineX === null || result.furrow === null) return null
  const at = (lineX / width) * 100
  const isLeft = at > 50
  return (
    <p
      className={isLeft ? 'line-label line-label-before' : 'line-label'}
      style={isLeft ? { marginInlineEnd: `${100 - at}%` } : { marginInlineStart: `${at}%` }}
    >
      {m.results_line_mark({ rank: formatNumber(result.furrow.rank) })}
    </p>
  )
}

function Bars({ result }: Props) {
  const { places, rank } = result
  const { columns, width, lineX } = layoutOf(result)
  const heightOf = scaleOf(places)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="line-plot" aria-hidden="true">
      {places.map((place, index) => {
        const tall = heightOf(place.score)
        const x = (columns[index] ?? 0) * step + gap
        const isOwn = place.rank === rank
        const isCut = place.rank === result.furrow?.rank
        return (
          <g key={place.rank}>
            <rect
              x={x}
              y={base - tall}
              width={barWidth}
              height={tall}
              className={place.award > 0 ? 'line-bar-funded' : 'line-bar'}
            />
            {isOwn && (
              <text
                x={isCut ? x + 2 : x + barWidth / 2}
                y={base - tall - 5}
                className={isCut ? 'line-own line-own-cut' : 'line-own'}
              >
                {m.results_line_you()}
              </text>
            )}
            {isOwn && <rect x={x} y={base + 4} width={barWidth} height={4} className="line-own-mark" />}
          </g>
        )
      })}
      {lineX !== null && <rect x={lineX} y={0} width={3} height={base + 10} className="line-cut" />}
    </svg>
  )
}

function Table({ places }: { places: readonly Place[] }) {
  return (
    <details>
      <summary>{m.results_table()}</summary>
      <table className="table table-compact paper-table line-table" aria-label={m.results_line()}>
        <Heads heads={[m.results_table_rank(), m.results_table_score(), m.results_table_award()]} names={0} />
        <tbody>
          {places.map(({ rank, score, award }) => (
            <tr key={rank}>
              <td className="cell-end">{formatNumber(rank)}</td>
              <td className="cell-end">{formatFixed(score, 1)}</td>
              <td className="cell-end">{award === 0 ? '–' : formatHours(award)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** The line in context: the scores around it and around the own place, who got hours, and the numbers. */
export function LinePlot({ result }: Props) {
  const { furrow, totals, places, rank, facts, firstReleasedAt } = result
  const awarded = formatHours(facts?.awarded ?? totals.awarded)
  const byHand = facts?.byHand
  return (
    <Section title={m.results_line()}>
      {firstReleasedAt !== null && <p>{m.results_line_first({ date: formatDate(firstReleasedAt) })}</p>}
      <p>
        {furrow === null
          ? m.results_line_all({ awarded })
          : m.results_line_finding({ awarded, rank: formatNumber(furrow.rank) })}
        {byHand !== undefined &&
          ` ${m.results_line_by_hand({ hours: formatHours(byHand.hours), n: formatNumber(byHand.funded) })}`}
      </p>
      {places.length > 0 && (
        <figure className="stack-s">
          <div style={{ maxWidth: `${Math.max(240, layoutOf(result).width * 1.25)}px` }}>
            <LineLabel result={result} />
            <Bars result={result} />
          </div>
          <figcaption className="muted small">
            {rank === null ? m.results_line_near_unranked() : m.results_line_near()}
          </figcaption>
        </figure>
      )}
      {places.length > 0 && <Table places={places} />}
    </Section>
  )
}

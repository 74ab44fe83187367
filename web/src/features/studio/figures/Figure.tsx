import { useContext, useId, useRef, type ReactNode } from 'react'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { toast } from '../../../ui/Toasts.tsx'
import { OldContext } from './old.ts'
import { savePicture } from './save.ts'
import { useWidth } from './use-width.ts'
import './figures.css'
import { Heads, ScrollRegion } from '../../../ui/tables.tsx'

/** A number or a name in each cell; the first cell of a row is its head. */
export type Table = {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
}

type FigureProps = {
  /** Names the files, and the figure for tests. */
  name: string
  title: string
  /** What the picture shows, in one sentence. */
  finding: string
  /** By what its rows are grouped, where that is chosen in the controls. */
  by?: string
  source: string
  height: (width: number) => number
  children: (width: number) => ReactNode
  table: Table
  /** What has to be chosen or waited for, above the picture. */
  controls?: ReactNode
  note?: ReactNode
}

const mostRows = 500

function TableOf({ table, title }: { table: Table; title: string }) {
  return (
    <details className="figure-table">
      <summary>{m.figures_table()}</summary>
      <ScrollRegion label={title} className="studio-table">
        <table className="table table-compact">
          <Heads heads={table.heads} />
          <tbody>
            {table.rows.slice(0, mostRows).map((cells, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows have no other name and do not move
              <tr key={row}>
                {cells.map((cell, column) =>
                  column === 0 ? (
                    <th key={table.heads[column]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.heads[column]} className="cell-end">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {table.rows.length > mostRows && (
        <p className="muted small">
          {m.figures_first({ n: formatNumber(mostRows), all: formatNumber(table.rows.length) })}
        </p>
      )}
    </details>
  )
}

/** The paragraphs of a note as one text. */
const textOf = (note: HTMLElement | null): string =>
  Array.from(note?.children ?? [], ({ textContent }) => textContent).join(' ')

/** A picture with its finding, its table, and its files. */
export function Figure({ name, title, finding, source, height, children, ...more }: FigureProps) {
  const { element, width } = useWidth()
  const drawing = useRef<SVGSVGElement>(null)
  const note = useRef<HTMLDivElement>(null)
  const id = useId()
  const isOld = useContext(OldContext)
  const tall = width === 0 ? 0 : height(width)
  const save = (kind: 'svg' | 'png') => {
    if (drawing.current === null) return
    const heading = more.by === undefined ? title : `${title} · ${more.by}`
    const caption = { title: heading, finding, key: textOf(note.current), source }
    const drawn = { element: drawing.current, width, height: tall, caption }
    savePicture(kind, name, drawn).catch(() => toast(m.figures_no_png()))
  }
  return (
    <figure className="figure" data-figure={name} aria-labelledby={id}>
      <figcaption>
        <div className="row spread">
          <h3 id={id}>{title}</h3>
          <span className="row figure-files">
            {(['svg', 'png'] as const).map((kind) => (
              <Button
                key={kind}
                size="small"
                look="quiet"
                disabled={isOld}
                aria-label={m.figures_save({ title, kind: kind.toUpperCase() })}
                onClick={() => save(kind)}
              >
                {kind.toUpperCase()}
              </Button>
            ))}
          </span>
        </div>
        <p data-finding="">{finding}</p>
      </figcaption>
      {more.controls}
      <div ref={element} className="figure-drawing">
        {width > 0 && (
          <svg
            ref={drawing}
            width={width}
            height={tall}
            viewBox={`0 0 ${width} ${tall}`}
            role="img"
            aria-label={finding}
          >
            {children(width)}
          </svg>
        )}
      </div>
      {more.note !== undefined && <div ref={note}>{more.note}</div>}
      <TableOf table={more.table} title={title} />
    </figure>
  )
}

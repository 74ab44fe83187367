import type { ReactNode } from 'react'

type Props = { className: string; rows: readonly ReactNode[]; head?: ReactNode }

/** Rows on paper in two columns of equal length. */
export function PrintedColumns({ className, rows, head }: Props) {
  const half = Math.ceil(rows.length / 2)
  return (
    <div className={`printed-columns ${className}`}>
      {[rows.slice(0, half), rows.slice(half)].map((column, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- the left column and the right one
        <table key={place} className="table" aria-hidden="true">
          {column.length > 0 && head}
          <tbody>{column}</tbody>
        </table>
      ))}
    </div>
  )
}

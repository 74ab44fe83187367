import writeXlsxFile from 'write-excel-file/browser'
import { m } from '../../../messages.ts'
import { harmless, outcomeRows, type Cell, type OutcomeParts } from './outcome-rows.ts'

export type Fact = readonly [string, string | number]

const widths = [6, 10, 48, 30, 20, 9, 9, 12, 12, 12, 12, 80, 14]

const cellOf = (value: Cell) => (typeof value === 'string' ? { type: String, value: harmless(value) } : value)

const headOf = (value: string) => ({ type: String, value, fontWeight: 'bold' as const })

/** The outcome as a workbook: the ranking, and a sheet that says what it is and where it comes from. */
export function outcomeXlsx(parts: OutcomeParts, facts: readonly Fact[]): Promise<Blob> {
  const { heads, rows } = outcomeRows(parts)
  return writeXlsxFile([
    {
      sheet: m.studio_file_sheet(),
      data: [heads.map(headOf), ...rows.map((row) => row.map(cellOf))],
      columns: widths.slice(0, heads.length).map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: m.studio_file_about(),
      data: facts.map(([name, value]) => [headOf(name), cellOf(value)]),
      columns: [{ width: 24 }, { width: 90 }],
    },
  ]).toBlob()
}

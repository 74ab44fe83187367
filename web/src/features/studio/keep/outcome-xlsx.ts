import { m } from '../../../messages.ts'
import { outcomeRows, type OutcomeParts } from './outcome-rows.ts'
import { workbookOf } from './workbook.ts'

export type Fact = readonly [string, string | number]

const widths = [6, 10, 48, 30, 20, 9, 9, 12, 12, 12, 12, 80, 14]

/** The outcome as a workbook: the ranking, and a sheet that says what it is and where it comes from. */
export function outcomeXlsx(parts: OutcomeParts, facts: readonly Fact[]): Uint8Array<ArrayBuffer> {
  const { heads, rows } = outcomeRows(parts)
  return workbookOf([
    {
      name: m.studio_file_sheet(),
      rows: [heads, ...rows],
      widths: widths.slice(0, heads.length),
      heads: 'first-row',
    },
    { name: m.studio_file_about(), rows: facts, widths: [24, 90], heads: 'first-column' },
  ])
}

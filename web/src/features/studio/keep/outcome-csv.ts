import { csvOf } from '@furrow/core/record/csv'
import { locale } from '../../../messages.ts'
import { outcomeRows, type OutcomeParts } from './outcome-rows.ts'

/** The outcome as CSV: on Danish pages as a Danish spreadsheet reads it, which takes a comma for a decimal. */
export function outcomeCsv(parts: OutcomeParts): string {
  const { heads, rows } = outcomeRows(parts)
  return locale === 'da' ? csvOf(heads, rows, { separator: ';', decimal: ',' }) : csvOf(heads, rows)
}

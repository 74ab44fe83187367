import { stringify } from 'csv-stringify/browser/esm/sync'
import { outcomeRows, type OutcomeParts } from './outcome-rows.ts'

/** The outcome as CSV (RFC 4180, UTF-8 with a mark for spreadsheets); cells that look like formulas are neutralised. */
export function outcomeCsv(parts: OutcomeParts): string {
  const { heads, rows } = outcomeRows(parts)
  return stringify([[...heads], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

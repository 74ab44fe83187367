export type CsvCell = string | number | null

/** What a spreadsheet would run as a formula gets an apostrophe in front; the whole cell then stands in quotes. */
const isFormula = (text: string): boolean => /^[\s]*[=+\-@]|^[\t\r\n]/.test(text)

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = isFormula(cell) ? `'${cell}` : cell
  return /[",;\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** CSV as RFC 4180 has it, with a mark for UTF-8 so that spreadsheets read Danish letters. */
export const csvOf = (head: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`

export type CsvCell = string | number | null

/** What parts cells and decimals: spreadsheets expect what is usual in their country. */
export type CsvDialect = { readonly separator: ',' | ';'; readonly decimal: '.' | ',' }

const plain: CsvDialect = { separator: ',', decimal: '.' }

/** A text begins like a formula, or does so behind something at which a spreadsheet may part the line into cells. */
const formulas = /^(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])|(?<=[;,\t\r\n])(?=\s*[=+\-@＝＋－＠])/g

/** A text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one. Source: OWASP, CSV Injection. */
export const harmless = (text: string): string => text.replaceAll(formulas, "'")

function cellText(cell: CsvCell, { decimal }: CsvDialect): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', decimal)
  const text = harmless(cell)
  return /[",;\t\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** CSV as RFC 4180 has it, with a mark for UTF-8 so that spreadsheets read Danish letters; no cell is a formula. */
export const csvOf = (
  head: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  dialect: CsvDialect = plain,
): string =>
  `\uFEFF${[head, ...rows]
    .map((row) => `${row.map((cell) => cellText(cell, dialect)).join(dialect.separator)}\r\n`)
    .join('')}`

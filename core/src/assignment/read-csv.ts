export interface CsvRow {
  readonly proposal: string
  readonly email: string
}

export interface CsvReading {
  readonly rows: readonly CsvRow[]
  /** Lines (from 1) that are not a proposal number and an address. */
  readonly wrongLines: readonly number[]
}

const unquote = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()

/** Reads lines `proposal number, reviewer e-mail` (comma, semicolon or tab; a heading line is passed over). */
export function readAssignmentCsv(text: string): CsvReading {
  const rows: CsvRow[] = []
  const wrongLines: number[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      if (line.trim() === '') return
      const [proposal = '', email = '', ...more] = line.split(/[,;\t]/).map(unquote)
      if (index === 0 && proposal !== '' && !email.includes('@')) return
      const isRow = /^[A-Za-z0-9._-]{1,64}$/.test(proposal) && /^\S+@\S+\.\S+$/.test(email)
      if (isRow && more.every((cell) => cell === '')) rows.push({ proposal, email: email.toLowerCase() })
      else wrongLines.push(index + 1)
    })
  return { rows, wrongLines }
}

import type { Statements } from '../statements.ts'

type Value = string | number | null

/** One row, by column names of this code: nothing that was read from a file is spliced into SQL. */
export function insert(sql: Statements, table: string, row: Readonly<Record<string, Value>>): void {
  const columns = Object.keys(row)
  const names = columns.map((name) => `"${name}"`).join(', ')
  sql.run(
    `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((name) => row[name] ?? null),
  )
}

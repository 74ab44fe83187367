import { setImmediate as breathe } from 'node:timers/promises'
import type { Statements } from './statements.ts'

type Value = string | number | null
type Row = Readonly<Record<string, Value>>

/** One row, by column names of this code: nothing that was read from a file is spliced into SQL. */
export function insert(sql: Statements, table: string, row: Row): void {
  const columns = Object.keys(row)
  const names = columns.map((name) => `"${name}"`).join(', ')
  sql.run(
    `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((name) => row[name] ?? null),
  )
}

/** Rows between which nobody else is served: some milliseconds. */
const atOnce = 200

/** Thousands of rows in the transaction of `sql`: Prisma takes a millisecond for each. Others are served in between. */
export async function insertMany(sql: Statements, table: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    for (const row of rows.slice(from, from + atOnce)) insert(sql, table, row)
    await breathe()
  }
}

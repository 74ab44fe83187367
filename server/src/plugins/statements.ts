import type Database from 'better-sqlite3'

/** Prepared once per text; numbers come back as numbers. */
export interface Statements {
  readonly all: (sql: string, ...values: readonly unknown[]) => Record<string, unknown>[]
  readonly get: (sql: string, ...values: readonly unknown[]) => Record<string, unknown> | undefined
  readonly run: (sql: string, ...values: readonly unknown[]) => number
}

type Row = Record<string, unknown>

export function makeStatements(sqlite: Database.Database): Statements {
  const prepared = new Map<string, Database.Statement<unknown[], Row>>()
  const statement = (sql: string) => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const made = sqlite.prepare<unknown[], Row>(sql).safeIntegers(false)
    prepared.set(sql, made)
    return made
  }
  return {
    all: (sql, ...values) => statement(sql).all(...values),
    get: (sql, ...values) => statement(sql).get(...values),
    run: (sql, ...values) => statement(sql).run(...values).changes,
  }
}

/** Dates as Prisma stores them, so that comparisons in SQL hold. */
export const sqlDate = (date: Date): string => date.toISOString().replace('Z', '+00:00')

/** A stored date in the form of the API, or null. */
export const apiDate = (value: unknown): string | null =>
  typeof value === 'string' ? new Date(value).toISOString() : null

/** All that a call's page shows depends on: its row, and the machine's version. Its lists change with its version. */
export const callStamp = (sql: Statements, callId: string): string =>
  JSON.stringify(
    sql.get(
      'SELECT c.*, m.version machineVersion FROM Call c JOIN Machine m ON m.id = c.machineId WHERE c.id = ?',
      callId,
    ),
  )

import Database from 'better-sqlite3'
import { checkAuditChain } from '../plugins/audit-check.ts'
import { appliedMigrations } from './migrations.ts'
import { makeStatements } from '../plugins/statements.ts'

export interface DatabaseCheck {
  /** What is wrong, one sentence each; empty where the file is sound. */
  readonly faults: readonly string[]
  readonly migrations: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

const counted = ['Call', 'Proposal', 'Review', 'Decision', 'AuditEvent'] as const

function readSound(database: Database.Database): DatabaseCheck {
  const { holds, brokenAt } = checkAuditChain(makeStatements(database))
  const foreign = database.pragma('foreign_key_check')
  const counts = counted.map((table) => {
    const count = database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
    return [table, Number(count)] as const
  })
  const isWhole = !Array.isArray(foreign) || foreign.length === 0
  return {
    faults: [
      ...(isWhole ? [] : ['Rows point to others that are not there.']),
      ...(holds ? [] : [`The audit trail does not hold: it breaks at event ${brokenAt ?? ''}.`]),
    ],
    migrations: appliedMigrations(database),
    counts: Object.fromEntries(counts),
  }
}

/** Whether a database file is whole: SQLite's own check, every reference, the audit chain. Changes nothing. */
export function checkDatabase(file: string): DatabaseCheck {
  const nothing = { migrations: [], counts: {} }
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    try {
      const integrity = database.pragma('integrity_check', { simple: true })
      if (integrity !== 'ok') return { ...nothing, faults: [`The file is damaged: ${String(integrity)}`] }
      return readSound(database)
    } finally {
      database.close()
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ...nothing, faults: [`This is no database of Furrow (${reason}).`] }
  }
}

/** "6 calls, 84 proposals, …", for people. */
export const summaryOf = ({ counts }: DatabaseCheck): string =>
  counted.map((table) => `${(counts[table] ?? 0).toLocaleString('en')} × ${table}`).join(', ')

import Database from 'better-sqlite3'
import { checkAuditChain } from '../plugins/audit-check.ts'
import { appliedMigrations } from '../plugins/migrations.ts'
import { makeStatements } from '../plugins/statements.ts'
import { reasonOf } from './terminal.ts'

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

function readWhole(database: Database.Database): DatabaseCheck {
  const integrity = database.pragma('integrity_check', { simple: true })
  if (integrity === 'ok') return readSound(database)
  return { faults: [`The file is damaged: ${String(integrity)}`], migrations: [], counts: {} }
}

/** Whether a database file is whole: SQLite's own check, every reference, the audit chain. Changes nothing. */
export function checkDatabase(file: string): DatabaseCheck {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    const check = attempt(() => readWhole(database))
    database.close()
    return check
  } catch (error) {
    return unreadable(error)
  }
}

function attempt(work: () => DatabaseCheck): DatabaseCheck {
  try {
    return work()
  } catch (error) {
    return unreadable(error)
  }
}

const unreadable = (error: unknown): DatabaseCheck => ({
  faults: [`This is no database of Furrow (${reasonOf(error)}).`],
  migrations: [],
  counts: {},
})

/** "6 calls, 84 proposals, …", for people. */
export const summaryOf = ({ counts }: DatabaseCheck): string =>
  counted.map((table) => `${(counts[table] ?? 0).toLocaleString('en')} × ${table}`).join(', ')

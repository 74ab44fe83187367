import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'

export interface DatabaseLock {
  readonly release: () => void
}

/**
 * One process writes to the database. The lock is SQLite's own on a file beside it, so the system frees it
 * however the process ends. @throws Error naming the process that holds it
 */
export function takeDatabaseLock(databaseFile: string): DatabaseLock {
  const lock = new Database(`${databaseFile}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error(
      `Another process (${holderOf(databaseFile)}) works with ${databaseFile}. Stop it first, or ask it to do this.`,
    )
  }
  writeFileSync(`${databaseFile}.pid`, String(process.pid))
  return { release: () => lock.close() }
}

function holderOf(databaseFile: string): string {
  try {
    return `pid ${readFileSync(`${databaseFile}.pid`, 'utf8')}`
  } catch {
    return 'pid unknown'
  }
}

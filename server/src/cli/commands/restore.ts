import Database from 'better-sqlite3'
import type { Command } from 'commander'
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { auditHot } from '../../plugins/audit.ts'
import { makeStatements } from '../../plugins/statements.ts'
import { checkDatabase, summaryOf, type DatabaseCheck } from '../check-database.ts'
import { copyDatabase, showProgress } from '../copy-database.ts'
import { databaseFileOf, withLock, type Environment } from '../data-folder.ts'
import { knownMigrations } from '../../plugins/migrations.ts'
import { InputError, reasonOf, refusal } from '../terminal.ts'

/** A backup of a later version holds what this one does not know; an earlier one is migrated at the next start. */
function laterFaults({ migrations }: DatabaseCheck): string[] {
  const known = knownMigrations()
  const later = migrations.filter((name) => !known.includes(name))
  if (later.length === 0) return []
  return [`It comes from a later version of Furrow (${later.join(', ')}): install that.`]
}

/** The copy, not the file, is checked: the file could change in between. */
function requireSound(copy: string, file: string): DatabaseCheck {
  const check = checkDatabase(copy)
  const faults = [...check.faults, ...laterFaults(check)]
  if (faults.length === 0) return check
  throw new InputError(
    file,
    faults.map((message) => ({ path: '', message })),
  )
}

async function copyIn(file: string, copy: string): Promise<void> {
  try {
    await copyDatabase(file, copy, showProgress('Reading', process.stderr))
  } catch (error) {
    throw refusal(file, `cannot be read as a database (${reasonOf(error)}).`)
  }
}

/**
 * What was ended since the backup stays ended: sessions and one-time links do not come back. The trail says that
 * somebody went back in time.
 */
function noteRestore(copy: string, now: Date): void {
  const database = new Database(copy)
  try {
    const sql = makeStatements(database)
    database.transaction(() => {
      sql.run('DELETE FROM Session')
      sql.run('DELETE FROM EmailToken')
      const event = { action: 'database.restored', objectType: 'database', objectId: 'furrow.db' } as const
      auditHot(sql, { at: now, actor: null, ...event, detail: { byCommand: true } })
    })()
  } finally {
    database.close()
  }
}

/** Puts the old database aside and the new one in its place; side files of the old one would corrupt the new. */
function replace(databaseFile: string, copy: string, now: Date): string | null {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-')
  const aside = existsSync(databaseFile) ? `${databaseFile}.before-${stamp}` : null
  if (aside !== null) renameSync(databaseFile, aside)
  for (const suffix of ['-wal', '-shm', '-journal']) {
    const side = `${databaseFile}${suffix}`
    if (!existsSync(side)) continue
    if (aside === null) rmSync(side)
    else renameSync(side, `${aside}${suffix}`)
  }
  renameSync(copy, databaseFile)
  return aside
}

async function restore(databaseFile: string, file: string): Promise<string> {
  const copy = `${databaseFile}.restoring`
  const now = new Date()
  try {
    await copyIn(file, copy)
    const check = requireSound(copy, file)
    noteRestore(copy, now)
    const aside = replace(databaseFile, copy, now)
    const kept = aside === null ? '' : ` What was there is kept as ${aside}.`
    return `Restored ${summaryOf(check)}. Everybody signs in again.${kept}`
  } finally {
    rmSync(copy, { force: true })
  }
}

function requireOther(file: string, databaseFile: string): void {
  if (!existsSync(file)) throw refusal(file, 'is not there.')
  if (existsSync(databaseFile) && realpathSync(file) === realpathSync(databaseFile))
    throw refusal(file, 'is the database itself: name a backup.')
}

export const addRestore = (program: Command, env: Environment): Command =>
  program
    .command('restore')
    .description(
      'Put a backup in the place of the database, once it is found sound; the old one is kept aside. Stop the server first.',
    )
    .argument('<file>', 'a file made by furrow backup')
    .action(async (file: string) => {
      const databaseFile = databaseFileOf(env)
      requireOther(file, databaseFile)
      mkdirSync(dirname(databaseFile), { recursive: true, mode: 0o700 })
      process.stdout.write(`${await withLock(databaseFile, () => restore(databaseFile, file))}\n`)
    })

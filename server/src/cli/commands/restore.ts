import type { Command } from 'commander'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { checkDatabase, summaryOf, type DatabaseCheck } from '../check-database.ts'
import { databaseFileOf, withLock, type Environment } from '../data-folder.ts'
import { knownMigrations } from '../migrations.ts'
import { InputError } from '../terminal.ts'

/** A backup of a later version holds what this one does not know; an earlier one is migrated at the next start. */
function unknownMigrations({ migrations }: DatabaseCheck): string[] {
  const known = knownMigrations()
  return migrations.filter((name) => !known.includes(name))
}

function requireSound(file: string): DatabaseCheck {
  if (!existsSync(file)) throw new InputError(file, [{ path: '', message: 'is not there.' }])
  const check = checkDatabase(file)
  const later = unknownMigrations(check)
  const faults = [
    ...check.faults,
    ...(later.length > 0
      ? [`It comes from a later version of Furrow (${later.join(', ')}): install that.`]
      : []),
  ]
  if (faults.length > 0)
    throw new InputError(
      file,
      faults.map((message) => ({ path: '', message })),
    )
  return check
}

/** Puts the old database aside and the new one in its place; side files of the old one would corrupt the new. */
function replace(databaseFile: string, file: string, stamp: string): string | null {
  mkdirSync(dirname(databaseFile), { recursive: true, mode: 0o700 })
  const incoming = `${databaseFile}.restoring`
  copyFileSync(file, incoming)
  const aside = existsSync(databaseFile) ? `${databaseFile}.before-${stamp}` : null
  if (aside !== null) renameSync(databaseFile, aside)
  for (const suffix of ['-wal', '-shm']) {
    const side = `${databaseFile}${suffix}`
    if (!existsSync(side)) continue
    if (aside === null) rmSync(side)
    else renameSync(side, `${aside}${suffix}`)
  }
  renameSync(incoming, databaseFile)
  return aside
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
      mkdirSync(dirname(databaseFile), { recursive: true, mode: 0o700 })
      const check = requireSound(file)
      const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
      const aside = await withLock(databaseFile, async () => replace(databaseFile, file, stamp))
      const kept = aside === null ? '' : ` What was there is kept as ${aside}.`
      process.stdout.write(`Restored ${summaryOf(check)}.${kept}\n`)
    })

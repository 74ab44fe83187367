import Database from 'better-sqlite3'
import type { Command } from 'commander'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { checkDatabase, summaryOf } from '../check-database.ts'
import { databaseFileOf, type Environment } from '../data-folder.ts'
import { InputError } from '../terminal.ts'

/** Pages a step: few enough that a running server writes between two. */
const pagesAStep = 500

export const addBackup = (program: Command, env: Environment): Command =>
  program
    .command('backup')
    .description('Copy the database into one file, checked at the end. Works beside a running server.')
    .argument('<file>', 'where to write the copy')
    .option('--force', 'replace the file where there is one')
    .action(async (file: string, { force }: { force?: boolean }) => {
      if (existsSync(file) && force !== true)
        throw new InputError(file, [{ path: '', message: 'is there already: choose another, or --force.' }])
      const source = databaseFileOf(env)
      if (!existsSync(source)) throw new InputError(source, [{ path: '', message: 'is not there.' }])
      const making = `${file}.part`
      await copy(source, making)
      const check = checkDatabase(making)
      if (check.faults.length > 0) {
        rmSync(making, { force: true })
        throw new Error(`The copy is not sound: ${check.faults.join('; ')}`)
      }
      renameSync(making, file)
      process.stdout.write(`Backed up to ${file}: ${summaryOf(check)}.\n`)
    })

/** SQLite's own online copy: a plain copy of the file would silently lack what is still in the WAL. */
async function copy(source: string, target: string): Promise<void> {
  rmSync(target, { force: true })
  const database = new Database(source, { readonly: true })
  try {
    await database.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        const done = totalPages === 0 ? 100 : Math.floor((100 * (totalPages - remainingPages)) / totalPages)
        if (process.stderr.isTTY) process.stderr.write(`\rCopying … ${done} %`)
        return pagesAStep
      },
    })
  } finally {
    database.close()
    if (process.stderr.isTTY) process.stderr.write('\n')
  }
  // One file: the copy is not left in WAL mode, whose side files would be forgotten when it is moved.
  const copied = new Database(target)
  copied.pragma('journal_mode = DELETE')
  copied.close()
}

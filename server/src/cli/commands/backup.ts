import type { Command } from 'commander'
import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { checkDatabase, summaryOf } from '../check-database.ts'
import { copyDatabase, showProgress } from '../copy-database.ts'
import { databaseFileOf, type Environment } from '../data-folder.ts'
import { DoesNotHold, reasonOf, refusal } from '../terminal.ts'

/** What may not be written over: another backup without leave, the database itself at all. */
function requireFree(file: string, source: string, force: boolean | undefined): void {
  if (!existsSync(source)) throw refusal(source, 'is not there: FURROW_DATA names the data folder.')
  if (!existsSync(file)) return
  if (realpathSync(file) === realpathSync(source))
    throw refusal(file, 'is the database itself: choose another file.')
  if (force !== true)
    throw refusal(file, 'is there already: choose another file, or replace it with --force.')
}

async function copyAside(source: string, making: string, file: string): Promise<void> {
  try {
    await copyDatabase(source, making, showProgress('Copying', process.stderr))
  } catch (error) {
    rmSync(making, { force: true })
    throw refusal(file, `cannot be made from ${source} (${reasonOf(error)}).`)
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
}

export const addBackup = (program: Command, env: Environment): Command =>
  program
    .command('backup')
    .description('Copy the database into one file, checked at the end. Works beside a running server.')
    .argument('<file>', 'where to write the copy')
    .option('--force', 'replace the file where there is one')
    .action(async (file: string, { force }: { force?: boolean }) => {
      const source = databaseFileOf(env)
      requireFree(file, source, force)
      const making = `${file}.part`
      await copyAside(source, making, file)
      const check = checkDatabase(making)
      if (check.faults.length > 0) {
        rmSync(making, { force: true })
        throw new DoesNotHold(`No backup was made, the copy is not sound. ${check.faults.join(' ')}`)
      }
      renameSync(making, file)
      process.stdout.write(`Backed up to ${file}: ${summaryOf(check)}.\n`)
    })

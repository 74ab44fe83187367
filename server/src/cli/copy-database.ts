import Database from 'better-sqlite3'
import { closeSync, openSync, rmSync } from 'node:fs'

/** Pages a step: few enough that progress shows and Ctrl-C is heard. */
const pagesAStep = 500

/**
 * Copies a database with SQLite's own online copy into a file for its owner only: a plain copy of the file would
 * silently lack what is still in the WAL. Told the percentage done, after each step.
 * @throws Error where the source is no database, or the target cannot be written
 */
export async function copyDatabase(
  source: string,
  target: string,
  onProgress: (percent: number) => void,
): Promise<void> {
  rmSync(target, { force: true })
  closeSync(openSync(target, 'wx', 0o600))
  const database = new Database(source, { readonly: true, fileMustExist: true })
  try {
    holdOneState(database)
    await database.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(Math.floor((100 * (totalPages - remainingPages)) / Math.max(1, totalPages)))
        return pagesAStep
      },
    })
  } finally {
    database.close()
  }
  makeOneFile(target)
}

/** Without an open transaction every commit of a running server would start the copy again, without end. */
function holdOneState(database: Database.Database): void {
  database.exec('BEGIN')
  database.prepare('SELECT count(*) FROM sqlite_master').get()
}

/** The copy is not left in WAL mode, whose side files would be forgotten when it is moved. */
function makeOneFile(file: string): void {
  const copied = new Database(file)
  try {
    copied.pragma('journal_mode = DELETE')
  } finally {
    copied.close()
  }
}

/** Shows how far a copy is: on a terminal in one line that counts, in a log with a line for each quarter. */
export function showProgress(what: string, stream: NodeJS.WriteStream): (percent: number) => void {
  let shown = -1
  return (percent) => {
    const step = stream.isTTY ? percent : percent - (percent % 25)
    if (step === shown) return
    shown = step
    stream.write(stream.isTTY ? `\r${what} … ${step} %` : `${what} … ${step} %\n`)
  }
}

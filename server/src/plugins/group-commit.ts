import type Database from 'better-sqlite3'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { Statements } from './statements.ts'

/** Runs `job` in a transaction shared with its neighbours; resolves after the commit is on the disk. */
export type HotWrite = <T>(job: (sql: Statements) => T) => Promise<T>

type Queued = (sqlite: Database.Database) => () => void

const gatherMilliseconds = 4

/**
 * One commit costs a flush to the disk, whatever it holds; so writes that arrive within a few milliseconds
 * share one. Each runs inside a savepoint of its own: one that throws is undone alone. The transaction is
 * taken through the adapter, whose lock Prisma's own transactions wait for as well.
 */
export function makeGroupCommit(
  adapter: SqlDriverAdapter,
  sqlite: Database.Database,
  statements: Statements,
): HotWrite {
  let queue: Queued[] = []
  let failures: ((error: unknown) => void)[] = []

  const flush = async () => {
    const jobs = queue
    const rejects = failures
    queue = []
    failures = []
    try {
      const transaction = await adapter.startTransaction()
      const settle = runAll(sqlite, jobs)
      await transaction.commit()
      settle()
    } catch (error) {
      for (const reject of rejects) reject(error)
    }
  }

  return (job) =>
    new Promise((resolve, reject) => {
      if (queue.length === 0) setTimeout(() => void flush(), gatherMilliseconds)
      failures.push(reject)
      queue.push(() => {
        try {
          const value = sqlite.transaction(() => job(statements))()
          return () => resolve(value)
        } catch (error) {
          return () => reject(error)
        }
      })
    })
}

/** Runs the jobs and commits; what each promise is told waits until the commit has succeeded. */
function runAll(sqlite: Database.Database, jobs: readonly Queued[]): () => void {
  try {
    const settled = jobs.map((job) => job(sqlite))
    sqlite.exec('COMMIT')
    return () => settled.forEach((settle) => settle())
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    return () => {
      throw error
    }
  }
}

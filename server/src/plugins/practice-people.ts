import type { Db } from './database.ts'

/** Practice people have no password worth the name. @throws Error if there is one in a production database */
export async function refusePracticePeople(db: Db): Promise<void> {
  const count = await db.person.count({ where: { persona: { not: null } } })
  if (count === 0) return
  throw new Error(`The database holds ${count} practice people; production does not start with them.`)
}

import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { sqlDate } from '../statements.ts'

/** An invented person: no password, an address that no mail reaches (RFC 2606), so nobody signs in as it. */
export function insertPerson(
  { sql, now, randomId }: Pick<Importing, 'sql' | 'now' | 'randomId'>,
  name: string,
): string {
  const id = randomId()
  insert(sql, 'Person', { id, name, email: `${id}@import.invalid`, invented: 1, createdAt: sqlDate(now) })
  return id
}

/**
 * The person of a reviewer's id in the snapshot, written when it is first asked for: before its first review. Whoever is
 * not named is another person each time, and has no pseudonym.
 */
export function makeReviewers(importing: Importing): (label: string | undefined) => string {
  const { sql, callId, stage } = importing
  const known = new Map<string, string>()
  return (label) => {
    if (label === undefined) return insertPerson(importing, 'Reviewer (not named)')
    const personId = known.get(label) ?? insertPerson(importing, `Reviewer ${label}`)
    // Locking the reviews draws the pseudonyms.
    if (stage === 'locked' && !known.has(label)) insert(sql, 'Pseudonym', { callId, label, personId })
    known.set(label, personId)
    return personId
  }
}

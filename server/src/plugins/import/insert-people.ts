import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { sqlDate } from '../statements.ts'

export interface ImportedPeople {
  /** Ids of people by proposal. */
  readonly applicants: ReadonlyMap<string, string>
  /** Ids of people by the reviewer's id in the snapshot. */
  readonly reviewers: ReadonlyMap<string, string>
}

/** Invented people: no password, an address that no mail reaches (RFC 2606), so nobody signs in as them. */
export function insertPeople(importing: Importing): ImportedPeople {
  const { sql, callId, snapshot, stage } = importing
  const reviewerIds = [...new Set(snapshot.reviews.map(({ reviewer }) => reviewer))].sort()
  const applicants = snapshot.proposals.map(
    ({ id }) => [id, insertPerson(importing, `Applicant of ${id}`)] as const,
  )
  const reviewers = reviewerIds.map((id) => [id, insertPerson(importing, `Reviewer ${id}`)] as const)
  // Locking the reviews draws the pseudonyms.
  if (stage !== 'locked') return { applicants: new Map(applicants), reviewers: new Map(reviewers) }
  for (const [label, personId] of reviewers) insert(sql, 'Pseudonym', { callId, label, personId })
  return { applicants: new Map(applicants), reviewers: new Map(reviewers) }
}

function insertPerson({ sql, now, randomId }: Importing, name: string): string {
  const id = randomId()
  insert(sql, 'Person', { id, name, email: `${id}@import.invalid`, invented: 1, createdAt: sqlDate(now) })
  return id
}

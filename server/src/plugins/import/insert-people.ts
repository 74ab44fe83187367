import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { unnamedReviewer } from '../unnamed-reviewer.ts'
import { sqlDate } from '../statements.ts'

/** An invented person: no password, an address that no mail reaches (RFC 2606), so nobody signs in as it. */
export function insertPerson(
  { sql, now, randomId }: Pick<Importing, 'sql' | 'now' | 'randomId'>,
  name: string,
  institution: string | null = null,
): string {
  const id = randomId()
  const email = `${id}@import.invalid`
  insert(sql, 'Person', { id, name, email, institution, invented: 1, createdAt: sqlDate(now) })
  return id
}

/** So few institutions would leave too little to assign: most reviewers would be of the applicant's own. */
const fewInstitutions = 3

/** Before the assignments reviewers have the institutions of the call by turns, so that conflicts are found. */
function institutionsOf({ snapshot, stage }: Importing): readonly string[] {
  if (stage !== 'open') return []
  const named = new Set(snapshot.proposals.flatMap(({ institution = '' }) => institution || []))
  return named.size < fewInstitutions ? [] : [...named].sort()
}

/**
 * The person of a reviewer's id in the snapshot, written when it is first asked for: before its first review. Whoever is
 * not named is another person each time, and has no pseudonym. In a rehearsal they may be assigned.
 */
export function makeReviewers(importing: Importing): (label: string | undefined) => string {
  const { sql, callId, stage, rehearsal } = importing
  const known = new Map<string, string>()
  const institutions = institutionsOf(importing)
  let written = 0
  const write = (name: string): string => {
    const personId = insertPerson(importing, name, institutions[written % institutions.length])
    written += 1
    if (rehearsal !== null) grantReviewing(importing, personId)
    return personId
  }
  return (label) => {
    if (label === undefined) return write(unnamedReviewer)
    const personId = known.get(label) ?? write(`Reviewer ${label}`)
    // Locking the reviews draws the pseudonyms.
    if (stage === 'locked' && !known.has(label)) insert(sql, 'Pseudonym', { callId, label, personId })
    known.set(label, personId)
    return personId
  }
}

function grantReviewing({ sql, callId, now, randomId }: Importing, personId: string): void {
  insert(sql, 'RoleGrant', { id: randomId(), personId, role: 'reviewer', callId, createdAt: sqlDate(now) })
}

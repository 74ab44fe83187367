/** Somebody as far as conflicts can be seen from the data. */
export interface KnownPerson {
  readonly personId: string | null
  readonly email: string
  readonly orcid: string | null
  readonly institution: string | null
}

/** `team-member` blocks; the other two are to be judged by a person. */
export type DetectedConflict = 'team-member' | 'same-institution' | 'applicant-in-call'

const plain = (text: string | null): string =>
  (text ?? '').normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ')

const isSamePerson = (one: KnownPerson, other: KnownPerson): boolean =>
  (one.personId !== null && one.personId === other.personId) ||
  plain(one.email) === plain(other.email) ||
  (plain(one.orcid) !== '' && plain(one.orcid) === plain(other.orcid))

/** What a candidate is compared with: the proposal's team and institution, and everybody who applies in the call. */
export interface ConflictGrounds {
  readonly team: readonly KnownPerson[]
  readonly institution: string
  readonly applicantsInCall: readonly KnownPerson[]
}

/**
 * The strongest conflict that the data show between a candidate for reviewing and a proposal, or null. Persons
 * match by account, e-mail address or ORCID, institutions by name regardless of case and spaces.
 */
export function detectConflict(candidate: KnownPerson, grounds: ConflictGrounds): DetectedConflict | null {
  if (grounds.team.some((member) => isSamePerson(candidate, member))) return 'team-member'
  const institutions = [grounds.institution, ...grounds.team.map(({ institution }) => institution)].map(plain)
  const own = plain(candidate.institution)
  if (own !== '' && institutions.includes(own)) return 'same-institution'
  return grounds.applicantsInCall.some((member) => isSamePerson(candidate, member))
    ? 'applicant-in-call'
    : null
}

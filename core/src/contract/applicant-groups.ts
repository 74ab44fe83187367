/** Groups of applicants by which a decision is looked at; apart from the schemas, since pages offer them. */
export const applicantGroups = ['first-time', 'not-first-time', 'early', 'not-early'] as const
export type ApplicantGroup = (typeof applicantGroups)[number]

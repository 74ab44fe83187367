/** What a proposal may hold at most; without zod, for the pages. */
export const proposalLimits = {
  title: 200,
  summaryWords: 300,
  sectionCharacters: 30_000,
  purposeCharacters: 300,
  draftsPerCall: 20,
} as const

export const careerStages = ['student', 'early', 'established', 'senior'] as const

/** Who applies, in the programme's own terms. */
export const applicantKinds = ['public-research', 'hospital', 'public-authority', 'company', 'other'] as const
export type ApplicantKind = (typeof applicantKinds)[number]

/** What a draft holds beside its sections, by the names of the contract. */
export const plainFields = [
  'title',
  'summary',
  'areaKey',
  'trackKey',
  'requested',
  'minimum',
  'institution',
  'careerStage',
  'firstTime',
  'applicantKind',
  'purpose',
  'beneficiaries',
] as const

/** Words as a reader counts them: runs of characters between white space that hold a letter or a digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

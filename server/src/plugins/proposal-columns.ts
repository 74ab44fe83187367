/** Columns of a proposal that its authors may read: no score, no count of reviews, no eligibility. */
export const textColumns = {
  title: true,
  summary: true,
  institution: true,
  areaKey: true,
  trackKey: true,
  requested: true,
  minimum: true,
  careerStage: true,
  firstTime: true,
  applicantKind: true,
  purpose: true,
  beneficiaries: true,
} as const

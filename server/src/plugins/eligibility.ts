/** What is read of a proposal to say why it is not eligible. */
export const verdictFields = { eligible: true, eligibilityReason: true } as const

interface Verdict {
  readonly eligible: boolean | null
  readonly eligibilityReason: string | null
}

/** The reason that the office wrote down for a proposal that is not eligible; empty for every other. */
export const ineligibleFor = ({ eligible, eligibilityReason }: Verdict): string =>
  eligible === false ? (eligibilityReason ?? '').trim() : ''

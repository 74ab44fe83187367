/** The part of the hours that an area gets, 0 to 1; from the hours, since the share of an outcome is rounded to four places already. */
export const shareOfArea = ({ awarded }: { awarded: number }, { available }: { available: number }): number =>
  available === 0 ? 0 : Math.min(1, awarded / available)

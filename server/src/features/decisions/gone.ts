interface Row {
  readonly number: string
  readonly state: string
}

interface Award {
  readonly proposal: string
  readonly award: number
}

/** Public numbers of proposals that would get hours and were withdrawn: an applicant may leave until the release. */
export function goneOf(rows: readonly Row[], awards: readonly Award[]): string[] {
  const funded = new Set(awards.flatMap(({ proposal, award }) => (award > 0 ? [proposal] : [])))
  return rows
    .filter(({ number, state }) => state === 'withdrawn' && funded.has(number))
    .map(({ number }) => number)
    .toSorted()
}

/** How many of those decided about were withdrawn, with hours or without. */
export function countGone(rows: readonly Row[], awards: readonly Award[]): number {
  const decided = new Set(awards.map(({ proposal }) => proposal))
  return rows.filter(({ number, state }) => state === 'withdrawn' && decided.has(number)).length
}

import type { DecisionDocument } from '@furrow/core/contract/decisions'
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

interface Leaving {
  readonly rows: readonly Row[]
  readonly awards: readonly Award[]
  readonly overrides: readonly { readonly proposal: string }[]
  /** Who had let an offer go when a later decision was proposed. */
  readonly letGo: ReadonlySet<string>
}

/** Who got no hours and waits for none: an override says of the others what they did. In the order of the awards. */
export function leftOf({ rows, awards, overrides, letGo }: Leaving): DecisionDocument['left'] {
  const told = new Set(overrides.map(({ proposal }) => proposal))
  const withdrawn = new Set(rows.filter(({ state }) => state === 'withdrawn').map(({ number }) => number))
  return awards
    .filter(({ proposal, award }) => award === 0 && !told.has(proposal))
    .filter(({ proposal }) => withdrawn.has(proposal) || letGo.has(proposal))
    .map(({ proposal }) => ({ proposal, withdrawn: withdrawn.has(proposal) }))
}

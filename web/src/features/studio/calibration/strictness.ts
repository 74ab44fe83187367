import { formatFixed } from '../../../ui/format.ts'
import type { Severity } from '../severity.ts'

/** "+4.1", "−6.0": a distance in points; what rounds to nothing has no sign. */
export function signed(points: number, decimals: number): string {
  const text = formatFixed(Math.abs(points), decimals)
  if (Number(Math.abs(points).toFixed(decimals)) === 0) return text
  return `${points > 0 ? '+' : '−'}${text}`
}

/** What a picture draws first: how far the marks lie below the others', or the adjustment. */
export type Shows = 'change' | 'interval'

const strictnessOf = ({ adjustment, before }: Severity, shows: Shows): number | null =>
  shows === 'change' ? before : (adjustment ?? before)

/** One mark beside those of others tells nothing of a person: it may be the proposal. The adjustment knows of that. */
const canBeTold = ({ adjustment, shared }: Severity): boolean => adjustment !== null || shared > 1

/** From strict to mild by what is drawn; those of whom nothing can be said are left out. */
export function mostStrict(reviewers: readonly Severity[], shows: Shows): readonly Severity[] {
  const points = (row: Severity) => strictnessOf(row, shows) ?? 0
  return reviewers
    .filter((row) => row.reviews > 0 && strictnessOf(row, shows) !== null && canBeTold(row))
    .toSorted((a, b) => points(b) - points(a) || (a.reviewer < b.reviewer ? -1 : 1))
}

/** Mean size of the distances, in points. */
export function reach(rows: readonly Severity[], of: 'before' | 'after'): number {
  const sizes = rows.flatMap((row) => row[of] ?? []).map(Math.abs)
  return sizes.length === 0 ? 0 : sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}

/** An adjustment that asks for a human look. */
export const largeAdjustment = 10

export const large = (rows: readonly Severity[]): readonly Severity[] =>
  rows.filter(({ adjustment }) => adjustment !== null && Math.abs(adjustment) > largeAdjustment)

import type { Outcome } from '../contract/outcome.ts'

/** The whole ranks beside a line among expected ranks: one and the same where it meets one, or lies before the first. */
export function ranksBeside(line: number): readonly [number, number] {
  const from = Math.max(1, Math.floor(line))
  return [from, Math.max(from, Math.ceil(line))]
}

/** Whether the line of the draws lies elsewhere than that of the outcome, which stands after rank `furrow`. */
export function isOffLine(line: number, furrow: number): boolean {
  const [from, to] = ranksBeside(line)
  return to < furrow || from > furrow + 1 || (from !== to && from !== furrow)
}

/**
 * Where the furrow lies: before the first ranked proposal that the rules give no hours. The `cutLine` of an outcome is the
 * first that gets less than it asked for, which a maximum of its area may be at the very top.
 * @returns its rank and number; null where every ranked proposal gets hours
 */
export function firstWithout({ awards }: Pick<Outcome, 'awards'>): { rank: number; proposal: string } | null {
  const first = awards.find(({ rank, award }) => rank !== null && award === 0)
  return first === undefined || first.rank === null ? null : { rank: first.rank, proposal: first.proposal }
}

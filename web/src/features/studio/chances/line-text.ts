import { m } from '../../../messages.ts'
import { formatNumber } from '../../../ui/format.ts'

/** The whole ranks beside a line among expected ranks: one and the same where it meets one, or lies before the first. */
function beside(line: number): readonly [number, number] {
  const from = Math.max(1, Math.floor(line))
  return [from, Math.max(from, Math.ceil(line))]
}

/** "ranks 6–7": where the hours run out in the draws, in whole ranks. */
export function lineText(line: number): string {
  const [from, to] = beside(line)
  return from === to
    ? m.chances_at_rank({ rank: formatNumber(from) })
    : m.chances_at_ranks({ from: formatNumber(from), to: formatNumber(to) })
}

/** Whether the line of the draws lies elsewhere than the furrow, which stands after rank `furrow`. */
export function isOff(line: number, furrow: number): boolean {
  const [from, to] = beside(line)
  return to < furrow || from > furrow + 1 || (from !== to && from !== furrow)
}

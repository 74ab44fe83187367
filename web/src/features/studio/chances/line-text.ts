import { ranksBeside } from '@furrow/core/ranking/line-place'
import { m } from '../../../messages.ts'
import { formatNumber } from '../../../ui/format.ts'

/** "ranks 6–7": where the hours run out in the draws, in whole ranks. */
export function lineText(line: number): string {
  const [from, to] = ranksBeside(line)
  return from === to
    ? m.chances_at_rank({ rank: formatNumber(from) })
    : m.chances_at_ranks({ from: formatNumber(from), to: formatNumber(to) })
}

import type { Outcome } from '@furrow/core/contract/outcome'
import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'

/** A decision in one sentence; awards beyond what was available come from what was kept back. */
export function sumText({ awards, totals }: Outcome): string {
  const { awarded, available } = totals
  const parts = {
    funded: formatNumber(awards.filter(({ award }) => award > 0).length),
    proposals: formatNumber(awards.length),
    awarded: formatHours(awarded),
    available: formatHours(available),
  }
  if (awarded <= available) return m.decisions_sum(parts)
  return m.decisions_sum_beyond({ ...parts, more: formatHours(awarded - available) })
}

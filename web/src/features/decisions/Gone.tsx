import type { DecisionView } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'

const texts: Readonly<
  Record<DecisionView['state'], ((given: { numbers: string; hours: string }) => string) | null>
> = {
  proposed: m.decisions_gone_proposed,
  signed: m.decisions_gone_signed,
  released: m.decisions_gone_released,
  withdrawn: null,
}

/** Whose applicants have left with hours in this decision, and what that means for the next step. */
export function Gone({ decision }: { decision: DecisionView }) {
  const { gone, outcome, state } = decision
  const text = texts[state]
  if (gone.length === 0 || text === null) return null
  const hours = outcome.awards.reduce(
    (sum, { proposal, award }) => sum + (gone.includes(proposal) ? award : 0),
    0,
  )
  return <p className="notice">{text({ numbers: gone.join(', '), hours: formatHours(hours) })}</p>
}

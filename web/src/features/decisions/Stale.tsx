import type { DecisionView } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import { areaName } from '../../ui/area-name.ts'

type Reason = NonNullable<DecisionView['stale']>

function reasonText(stale: Reason, areas: DecisionView['rules']['areas']): string {
  if (stale.kind === 'moved') return m.decisions_stale_moved({ proposals: stale.proposals.join(', ') })
  const hours = formatHours(stale.hours)
  if (stale.kind === 'short') return m.decisions_stale_short({ hours })
  const area = areas.find(({ id }) => id === stale.area)
  return m.decisions_stale_area({
    area: area === undefined ? stale.area : areaName(area),
    hours,
    maximum: formatHours(stale.maximum),
  })
}

/** Said before anybody tries: a later decision that waits would be refused as it is, and what to do about it. */
export function StaleNotice({ decision }: { decision: DecisionView }) {
  const { stale, state, rules } = decision
  if (stale === null) return null
  return (
    <div className="notice stack-s" role="alert">
      <p>
        <strong>{m.decisions_stale()}</strong> {reasonText(stale, rules.areas)}
      </p>
      <p>{state === 'signed' ? m.decisions_stale_signed() : m.decisions_stale_proposed()}</p>
    </div>
  )
}

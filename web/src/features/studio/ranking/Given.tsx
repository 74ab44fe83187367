import { m } from '../../../messages.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import type { RunView } from '../run-view.ts'

const orDash = (gpuHours: number): string => (gpuHours > 0 ? formatNumber(gpuHours) : '–')

/** "29,900", or "35,000 → 29,900" where it had other hours before. */
export function Given({
  before,
  award,
  proposal,
}: {
  before: RunView | null
  award: number
  proposal: number
}) {
  const old = before?.award[proposal] ?? award
  if (old === award) return orDash(award)
  const text = m.studio_was_given({ hours: formatHours(old) })
  return (
    <span className="studio-regranted" title={text}>
      <span className="studio-was" aria-hidden="true">
        {orDash(old)} →
      </span>
      <span>{orDash(award)}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}

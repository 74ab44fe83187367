import type { Reason } from '@furrow/core/contract/outcome'
import { m } from '../messages.ts'
import { formatHours, formatNumber } from './format.ts'

const turnTexts = {
  fits: m.ui_reason_fits,
  trimmed: m.ui_reason_trimmed,
  'area-maximum': m.ui_reason_area_maximum,
  'guarantee-of-others': m.ui_reason_guarantee_of_others,
  'no-hours': m.ui_reason_no_hours,
} as const

const plainTexts = {
  ineligible: m.ui_reason_ineligible,
  'not-reviewed': m.ui_reason_not_reviewed,
  'below-minimum': m.ui_reason_below_minimum,
} as const

function amountText(reason: Extract<Reason, { asked: number }>): string {
  const asked = formatHours(reason.asked)
  const minimum = formatHours(reason.minimum)
  if (reason.code === 'area-closed') return m.ui_reason_area_closed({ asked, minimum })
  if ('areaTotal' in reason) {
    const areaTotal = formatHours(reason.areaTotal)
    return reason.code === 'fits'
      ? m.ui_reason_fits_total({ asked, areaTotal })
      : m.ui_reason_scaled({ asked, minimum, areaTotal })
  }
  return turnTexts[reason.code]({
    asked,
    minimum,
    free: formatHours(reason.free),
    areaFree: formatHours(reason.areaFree),
    protected: formatHours(reason.protected),
    room: formatHours(Math.min(reason.free, reason.areaFree)),
  })
}

/** The deciding inequality in words, with its numbers. */
export function reasonText(reason: Reason, criterionName: (id: string) => string): string {
  if ('asked' in reason) return amountText(reason)
  if (reason.code === 'below-score')
    return m.ui_reason_below_score({ threshold: formatNumber(reason.threshold, 4) })
  if (reason.code === 'below-criterion')
    return m.ui_reason_below_criterion({
      criterion: criterionName(reason.criterion),
      threshold: formatNumber(reason.threshold, 4),
    })
  return plainTexts[reason.code]()
}

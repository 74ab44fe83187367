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

type Turn = Extract<Reason, { protected: number }>

const numbersOf = (reason: Turn) => ({
  asked: formatHours(reason.asked),
  minimum: formatHours(reason.minimum),
  free: formatHours(reason.free),
  areaFree: formatHours(reason.areaFree),
  protected: formatHours(reason.protected),
  room: formatHours(Math.min(reason.free, reason.areaFree)),
})

/** What a step or a tier had to do with it, as a sentence more. */
function beside(reason: Turn): string {
  if (reason.demand !== undefined && reason.demand < reason.asked)
    return ` ${m.ui_reason_demand({ asked: formatHours(reason.asked), demand: formatHours(reason.demand) })}`
  if (reason.drawn !== undefined) return ` ${m.ui_reason_drawn({ drawn: formatNumber(reason.drawn) })}`
  return reason.tier === 1 ? ` ${m.ui_reason_tier_1()}` : ''
}

function turnText(reason: Turn): string {
  if (reason.code !== 'step') return turnTexts[reason.code](numbersOf(reason)) + beside(reason)
  return m.ui_reason_step({
    asked: formatHours(reason.asked),
    demand: formatHours(reason.demand),
    threshold: formatNumber(reason.threshold, 4),
  })
}

function totalText(reason: Extract<Reason, { areaTotal: number }>): string {
  const asked = formatHours(reason.asked)
  const areaTotal = formatHours(reason.areaTotal)
  if (reason.code === 'fits') return m.ui_reason_fits_total({ asked, areaTotal })
  return m.ui_reason_scaled({ asked, minimum: formatHours(reason.minimum), areaTotal })
}

function amountText(reason: Extract<Reason, { asked: number }>): string {
  const asked = formatHours(reason.asked)
  const minimum = formatHours(reason.minimum)
  if ('areaTotal' in reason) return totalText(reason)
  if ('protected' in reason) return turnText(reason)
  if (reason.code === 'area-closed') return m.ui_reason_area_closed({ asked, minimum })
  if (reason.code === 'below-steps')
    return m.ui_reason_below_steps({ threshold: formatNumber(reason.threshold, 4) })
  if (reason.code === 'third-tier') return m.ui_reason_third_tier()
  if (reason.code === 'bought') return m.ui_reason_bought({ asked, turn: formatNumber(reason.turn) })
  if (reason.code === 'chosen') return m.ui_reason_chosen({ asked })
  const room = formatHours(Math.min(reason.free, reason.areaFree))
  return m.ui_reason_not_chosen({ asked, minimum, room })
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

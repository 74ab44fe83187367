import { givesParts } from '@furrow/core/allocation/parts'
import type { Reason } from '@furrow/core/contract/outcome'
import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../messages.ts'
import { formatHours, formatNumber } from './format.ts'

/** What a sentence needs beside the reason itself. */
export interface ReasonAbout {
  readonly criterionName: (id: string) => string
  /** By which the reason came about: it says whether less than the whole would have served. */
  readonly policy: Policy
  /** GPU-hours that were asked for; a reason counts what can be given of it: no more than the technical cap, in whole steps. */
  readonly requested: number
  /** GPU-hours by the rules; absent where somebody decided by hand and they are not at hand. */
  readonly award?: number | undefined
  /** Why the office found it not eligible; absent or empty where that is not at hand. */
  readonly ineligible?: string | undefined
}

const plainTexts = {
  ineligible: m.ui_reason_ineligible,
  'not-reviewed': m.ui_reason_not_reviewed,
  'below-minimum': m.ui_reason_below_minimum,
} as const

type Amount = Extract<Reason, { asked: number }>
type Turn = Extract<Reason, { protected: number }>

/** What was asked for, and beside it what of it can be given, where that is less. */
const askedText = ({ asked }: Amount, { requested }: ReasonAbout): string =>
  requested > asked
    ? m.ui_reason_possible({ requested: formatHours(requested), asked: formatHours(asked) })
    : formatHours(asked)

/** What it would have taken: the minimum, or all of it where a policy makes no award in part. */
function needsText(reason: Amount, about: ReasonAbout): string {
  const asked = askedText(reason, about)
  if (givesParts(about.policy)) return m.ui_reason_needs_part({ minimum: formatHours(reason.minimum), asked })
  const demand = 'demand' in reason ? reason.demand : undefined
  return demand !== undefined && demand < reason.asked
    ? m.ui_reason_needs_step({ demand: formatHours(demand) })
    : m.ui_reason_needs_all({ asked })
}

/** What a step or a tier had to do with it, as a sentence more. */
function beside(reason: Turn): string {
  if (reason.demand !== undefined && reason.demand < reason.asked)
    return ` ${m.ui_reason_demand({ asked: formatHours(reason.asked), demand: formatHours(reason.demand) })}`
  if (reason.drawn !== undefined) return ` ${m.ui_reason_drawn({ drawn: formatNumber(reason.drawn) })}`
  return reason.tier === 1 ? ` ${m.ui_reason_tier_1()}` : ''
}

/** What there was for it: not all that was free, where the maximum of its area or guarantees of others left less. */
function roomText(reason: Turn): string {
  const free = formatHours(reason.free)
  if (reason.areaFree < reason.free) return m.ui_reason_room_area({ areaFree: formatHours(reason.areaFree) })
  if (reason.protected === 0) return m.ui_reason_room({ free })
  return m.ui_reason_room_kept({ free, protected: formatHours(reason.protected) })
}

function turnSentence(reason: Exclude<Turn, { code: 'step' }>, about: ReasonAbout): string {
  const given = { asked: askedText(reason, about), room: roomText(reason) }
  if (reason.code === 'fits') return m.ui_reason_fits(given)
  if (reason.code === 'trimmed')
    return m.ui_reason_trimmed({ ...given, minimum: formatHours(reason.minimum) })
  const refused = {
    free: formatHours(reason.free),
    areaFree: formatHours(reason.areaFree),
    protected: formatHours(reason.protected),
    needs: needsText(reason, about),
  }
  if (reason.code === 'area-maximum') return m.ui_reason_area_maximum(refused)
  if (reason.code === 'guarantee-of-others') return m.ui_reason_guarantee_of_others(refused)
  return reason.protected > 0 ? m.ui_reason_no_hours_kept(refused) : m.ui_reason_no_hours(refused)
}

function turnText(reason: Turn, about: ReasonAbout): string {
  if (reason.code !== 'step') return turnSentence(reason, about) + beside(reason)
  return m.ui_reason_step({
    asked: askedText(reason, about),
    demand: formatHours(reason.demand),
    threshold: formatNumber(reason.threshold, 4),
  })
}

function totalText(reason: Extract<Reason, { areaTotal: number }>, about: ReasonAbout): string {
  const asked = askedText(reason, about)
  const areaTotal = formatHours(reason.areaTotal)
  if (reason.code === 'fits') return m.ui_reason_fits_total({ asked, areaTotal })
  const written = { asked, minimum: formatHours(reason.minimum), areaTotal }
  const { award } = about
  if (award === undefined) return m.ui_reason_scaled(written)
  return award > reason.minimum
    ? m.ui_reason_scaled_part({ ...written, award: formatHours(award) })
    : m.ui_reason_scaled_minimum(written)
}

/** In whole, or in part and why: the total of one choice counts hours, that of the other shares them out afterwards. */
function chosenText(reason: Extract<Reason, { code: 'chosen' }>, about: ReasonAbout): string {
  const asked = askedText(reason, about)
  const { award, policy } = about
  if (award === undefined) return m.ui_reason_chosen({ asked })
  if (award >= reason.asked) return m.ui_reason_chosen_full({ asked })
  const written = { asked, award: formatHours(award), minimum: formatHours(reason.minimum) }
  return policy.kind === 'knapsack' && policy.objective === 'scores'
    ? m.ui_reason_chosen_spread(written)
    : m.ui_reason_chosen_part(written)
}

function amountText(reason: Amount, about: ReasonAbout): string {
  const asked = askedText(reason, about)
  if ('areaTotal' in reason) return totalText(reason, about)
  if ('protected' in reason) return turnText(reason, about)
  if (reason.code === 'area-closed') return m.ui_reason_area_closed({ needs: needsText(reason, about) })
  if (reason.code === 'below-steps')
    return m.ui_reason_below_steps({ threshold: formatNumber(reason.threshold, 4) })
  if (reason.code === 'third-tier') return m.ui_reason_third_tier()
  if (reason.code === 'bought') return m.ui_reason_bought({ asked, turn: formatNumber(reason.turn) })
  if (reason.code === 'chosen') return chosenText(reason, about)
  const room = formatHours(Math.min(reason.free, reason.areaFree))
  return m.ui_reason_not_chosen({ room, needs: needsText(reason, about) })
}

/** The deciding inequality in words, with its numbers. */
export function reasonText(reason: Reason, about: ReasonAbout): string {
  if ('asked' in reason) return amountText(reason, about)
  if (reason.code === 'below-score')
    return m.ui_reason_below_score({ threshold: formatNumber(reason.threshold, 4) })
  if (reason.code === 'below-criterion')
    return m.ui_reason_below_criterion({
      criterion: about.criterionName(reason.criterion),
      threshold: formatNumber(reason.threshold, 4),
    })
  const { ineligible = '' } = about
  if (reason.code === 'ineligible' && ineligible !== '')
    return m.ui_reason_ineligible_recorded({ reason: ineligible })
  return plainTexts[reason.code]()
}

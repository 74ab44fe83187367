import type { HolderAward } from '@furrow/core/contract/awards'
import type { ProposalResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { formatHours, formatMoment } from '../../ui/format.ts'

export type Standing = { result: ProposalResult; award: HolderAward }

/** What the sentences read of it. */
type Stood = { result: Pick<ProposalResult, 'requested' | 'rank'>; award: HolderAward }

/** The offer that stands, or whose date has passed without anybody having ended it. */
export const openOffer = ({ offers }: HolderAward) => offers.find(({ state }) => state === 'open')

const isPast = (award: HolderAward, until: string | null): boolean =>
  until !== null && Date.parse(award.serverTime) > Date.parse(until)

function granted({ result, award }: Stood): string {
  const held = formatHours(award.held)
  if (award.held >= result.requested) return m.results_answer_full({ award: held })
  return m.results_answer_partial({ award: held, requested: formatHours(result.requested) })
}

function held({ result, award }: Stood): string {
  const hours = formatHours(award.held)
  if (award.held >= result.requested) return m.results_stand_held({ held: hours })
  return m.results_stand_held_part({ held: hours, requested: formatHours(result.requested) })
}

function offered({ award }: Stood): string {
  const offer = openOffer(award)
  if (offer === undefined || !isPast(award, offer.expiresAt))
    return m.results_stand_offered({ hours: formatHours(offer?.hours ?? award.offered) })
  return m.results_stand_offer_past({
    hours: formatHours(offer.hours),
    date: formatMoment(offer.expiresAt),
  })
}

const sentences: Readonly<Record<HolderAward['stand'], (standing: Stood) => string>> = {
  open: granted,
  held,
  offered,
  declined: () => m.results_stand_declined(),
  withdrew: () => m.results_stand_withdrew(),
  'taken-back': () => m.results_stand_taken_back(),
  ended: () => m.results_stand_ended(),
  left: () => m.results_stand_left(),
  waiting: () => m.results_stand_waiting(),
  hold: () => m.results_answer_hold(),
  none: ({ result }) => (result.rank === null ? m.results_answer_unranked() : m.results_answer_none()),
}

/** What comes on top of the state: an offer beside what is held, and an appeal that was upheld. */
function more({ award }: Stood): string[] {
  const offer = openOffer(award)
  const isHolding = award.stand === 'open' || award.stand === 'held'
  return [
    ...(isHolding && offer !== undefined && !isPast(award, offer.expiresAt)
      ? [m.results_stand_offered_more({ hours: formatHours(offer.hours) })]
      : []),
    ...(award.appeals.at(-1)?.state === 'upheld' ? [m.results_stand_upheld()] : []),
  ]
}

/** The answer in one sentence, as it stands by now, and what comes on top. */
export const standText = (standing: Stood): string =>
  [sentences[standing.award.stand](standing), ...more(standing)].join(' ')

function openSteps({ award }: Stood): string[] {
  const { may, answerBy } = award
  if (answerBy !== null && isPast(award, answerBy))
    return [m.results_next_late({ date: formatMoment(answerBy) })]
  return [
    ...(may.answer && answerBy !== null ? [m.results_next_answer({ date: formatMoment(answerBy) })] : []),
    m.results_next_award(),
  ]
}

function offerSteps({ award }: Stood): string[] {
  const until = openOffer(award)?.expiresAt ?? null
  if (until === null || isPast(award, until)) return []
  return [m.results_next_offer({ date: formatMoment(until) })]
}

const steps: Partial<Record<HolderAward['stand'], (standing: Stood) => string[]>> = {
  open: openSteps,
  held: () => [m.results_next_start()],
  waiting: () => [m.results_next_waiting()],
  hold: () => [m.results_next_hold()],
}

/** What happens now, from what the proposal holds and waits for; nothing where only another call is left. */
export function nextSteps(standing: Stood): string[] {
  const { award } = standing
  const more = formatHours(award.waitsFor)
  return [
    ...(steps[award.stand]?.(standing) ?? []),
    ...offerSteps(standing),
    ...(award.waitsFor > 0 && award.stand !== 'waiting' ? [m.results_next_more({ more })] : []),
    ...(award.appeals.at(-1)?.state === 'open' ? [m.results_next_appeal()] : []),
  ]
}

/** Nothing is held or offered, so another call is of use, also beside a place on the waiting list. */
export const holdsNothing = ({ held, offered }: HolderAward): boolean => held + offered === 0

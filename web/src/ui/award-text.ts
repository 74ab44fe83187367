import type { AwardLog } from '@furrow/core/contract/awards'
import { m } from '../messages.ts'

type Kind = AwardLog['items'][number]['kind']

/** What an entry of the log says. */
export const eventText: Readonly<Record<Kind, () => string>> = {
  opened: m.awards_event_opened,
  drawn: m.awards_event_drawn,
  granted: m.awards_event_granted,
  accepted: m.awards_event_accepted,
  reduced: m.awards_event_reduced,
  declined: m.awards_event_declined,
  returned: m.awards_event_returned,
  withdrawn: m.awards_event_withdrawn,
  cut: m.awards_event_cut,
  offered: m.awards_event_offered,
  'offer-accepted': m.awards_event_offer_accepted,
  'offer-declined': m.awards_event_offer_declined,
  'offer-expired': m.awards_event_offer_expired,
  'reserve-granted': m.awards_event_reserve_granted,
  'appeal-filed': m.awards_event_appeal_filed,
  'appeal-upheld': m.awards_event_appeal_upheld,
  'appeal-rejected': m.awards_event_appeal_rejected,
  'decision-released': m.awards_event_decision_released,
  'proposal-withdrawn': m.awards_event_proposal_withdrawn,
}

/** Where an offer comes from. */
export const causeText: Readonly<Record<'list' | 'reserve' | 'appeal' | 'decision', () => string>> = {
  list: m.awards_cause_list,
  reserve: m.awards_cause_reserve,
  appeal: m.awards_cause_appeal,
  decision: m.awards_cause_decision,
}

export const appealText: Readonly<Record<'open' | 'upheld' | 'rejected', () => string>> = {
  open: m.awards_appeal_open,
  upheld: m.awards_appeal_upheld,
  rejected: m.awards_appeal_rejected,
}

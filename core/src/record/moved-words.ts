import type { LedgerKind } from '../contract/ledger.ts'

/** What an entry of the log says in a public record: nobody's own reasons, and no applicant's name. */
export const said: Partial<Record<LedgerKind, string>> = {
  declined: 'The award was declined.',
  reduced: 'The award was accepted in part.',
  returned: 'Hours were returned.',
  withdrawn: 'The award was withdrawn.',
  cut: 'Hours were taken back by a later decision.',
  'proposal-withdrawn': 'The proposal was withdrawn before the release.',
}

/** What became of offers of a decision, whose record states them as awards already. */
const saidOfOffers: Partial<Record<LedgerKind, string>> = {
  'offer-accepted': 'An offer was accepted.',
  'offer-declined': 'An offer was declined.',
  'offer-expired': 'An offer ended without an answer.',
}

/** Entries of the log in sentences, for where no record says what moved an award. */
export const movedWords = (kinds: readonly LedgerKind[]): string =>
  kinds.flatMap((kind) => said[kind] ?? saidOfOffers[kind] ?? []).join(' ')

/** What an accepted offer says, by its cause; the reserve adds its public reason. */
export const offered: Readonly<Record<string, string>> = {
  list: 'Accepted from the waiting list.',
  appeal: 'Accepted after an appeal was upheld.',
  decision: 'Accepted as decided.',
}

export const fromReserve = 'Granted from the reserve:'
export const asItStands = 'As it stands.'

/** Whose doing an entry is where it is not the applicant's. */
export const whose: Partial<Record<LedgerKind, string>> = { withdrawn: 'Programme office', cut: 'Director' }

const danish: readonly (readonly [said: string, shown: string])[] = [
  ['The award was declined.', 'Bevillingen blev afslået.'],
  ['The award was accepted in part.', 'Bevillingen blev accepteret delvist.'],
  ['Hours were returned.', 'Timer blev givet tilbage.'],
  ['The award was withdrawn.', 'Bevillingen blev taget tilbage.'],
  ['Hours were taken back by a later decision.', 'Timer blev taget tilbage ved en senere afgørelse.'],
  [
    'The proposal was withdrawn before the release.',
    'Ansøgningen blev trukket tilbage før offentliggørelsen.',
  ],
  ['Accepted from the waiting list.', 'Accepteret fra ventelisten.'],
  ['Accepted after an appeal was upheld.', 'Accepteret, efter at der blev givet medhold i en klage.'],
  ['An offer was accepted.', 'Et tilbud blev accepteret.'],
  ['An offer was declined.', 'Et tilbud blev afslået.'],
  ['An offer ended without an answer.', 'Et tilbud ophørte uden svar.'],
  ['Accepted as decided.', 'Accepteret som afgjort.'],
  [fromReserve, 'Bevilget fra reserven:'],
  [asItStands, 'Som det står.'],
]

const doers: Readonly<Record<string, string>> = {
  Applicant: 'Ansøgeren',
  'Programme office': 'Programkontoret',
  Director: 'Direktøren',
}

interface Moved {
  readonly reason: string
  readonly by: string
}

/** What an override that nobody decided by hand says, for whoever reads Danish: the signed record holds it in English. */
export const movedInDanish = ({ reason, by }: Moved): Moved => ({
  reason: danish.reduce((text, [english, shown]) => text.replace(english, () => shown), reason),
  by: doers[by] ?? by,
})

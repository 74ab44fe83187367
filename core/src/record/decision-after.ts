import { standingsOf, type LedgerEvent } from '../allocation/award-ledger.ts'
import type { OutcomeAward } from '../contract/outcome.ts'
import type { Override } from '../contract/record.ts'
import { asItStands, fromReserve, offered, said, whose } from './moved-words.ts'

/** An entry of the log; `offerId` leads to the cause of what was accepted. */
interface After extends LedgerEvent {
  readonly offerId: string | null
}

interface Cause {
  readonly cause: string
  /** Public where the reserve was granted. */
  readonly reason: string
  /** Who offered. */
  readonly by: string
}

/** What is read of the record before. */
interface Before {
  readonly outcome: { readonly awards: readonly Pick<OutcomeAward, 'proposal' | 'award'>[] }
  readonly overrides: readonly Override[]
}

interface Since {
  /** The whole log of the call, oldest first. */
  readonly events: readonly After[]
  /** Awards, in all, that the next decision sets beside what has happened. */
  readonly changes: readonly { readonly proposal: string; readonly award: number; readonly reason: string }[]
  readonly causes: ReadonlyMap<string, Cause>
  readonly by: string
}

type Reason = { readonly text: string; readonly by: string }

function reasonOf({ kind, offerId }: After, causes: Since['causes']): Reason | null {
  const own = said[kind]
  if (own !== undefined) return { text: own, by: whose[kind] ?? 'Applicant' }
  const cause = kind === 'offer-accepted' ? causes.get(offerId ?? '') : undefined
  if (cause === undefined) return null
  const text = offered[cause.cause] ?? `${fromReserve} ${cause.reason}`
  return { text, by: cause.by }
}

/** No longer than that, and no half of a character at its end: such a text has no UTF-8. */
const shortened = (text: string, length: number): string =>
  text.slice(0, length).replace(/\p{Surrogate}$/u, '')

/** All reasons in the order in which they came about, and whoever was the last to give one. */
function reasonFor(proposal: string, { events, causes }: Since): Reason | null {
  const reasons = events
    .filter((event) => event.proposal === proposal)
    .flatMap((event) => reasonOf(event, causes) ?? [])
  const last = reasons.at(-1)
  if (last === undefined) return null
  const text = [...new Set(reasons.map((reason) => reason.text))].join(' ')
  return { text: shortened(text, 1000), by: last.by }
}

/** Decided anew: nothing is an exclusion. */
const decided = (proposal: string, award: number, { text, by }: Reason): Override => ({
  proposal,
  kind: award > 0 ? 'award' : 'exclude',
  award,
  reason: text,
  by,
})

/** As it stands, of whoever's doing: an applicant who declined holds 0, and nobody excluded them. */
const standing = (proposal: string, award: number, { text, by }: Reason): Override => ({
  proposal,
  kind: 'award',
  award,
  reason: text,
  by,
})

/**
 * The next decision of a call whose awards have moved since the record before it: an override for each proposal whose
 * award is not that of the outcome by now, with why; and the hours that the decision itself gives or takes.
 * @returns overrides by proposal; changes in GPU-hours on top of what is held, none of 0
 */
export function decisionAfter(
  { outcome, overrides: before }: Before,
  since: Since,
): {
  readonly overrides: Override[]
  readonly changes: { readonly proposal: string; readonly hours: number }[]
} {
  const standings = standingsOf(since.events)
  const known = new Map(before.map((override) => [override.proposal, override]))
  const asked = new Map(since.changes.map((change) => [change.proposal, change]))
  const held = (proposal: string) => standings.get(proposal)?.held ?? 0
  const overrides = outcome.awards.flatMap(({ proposal, award: computed }): Override[] => {
    const change = asked.get(proposal)
    const earlier = known.get(proposal)
    if (change !== undefined && change.award !== held(proposal))
      return [decided(proposal, change.award, { text: change.reason, by: since.by })]
    const now = held(proposal)
    if (earlier !== undefined && earlier.award === now) return [earlier]
    if (now === computed) return []
    const reason = reasonFor(proposal, since)
    return [standing(proposal, now, reason ?? { text: asItStands, by: since.by })]
  })
  return {
    overrides: overrides.sort((a, b) => (a.proposal < b.proposal ? -1 : 1)),
    changes: since.changes
      .map(({ proposal, award }) => ({ proposal, hours: award - held(proposal) }))
      .filter(({ hours }) => hours !== 0),
  }
}

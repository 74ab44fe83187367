import type { LetterFacts, LetterLanguage } from '@furrow/core/contract/letters'
import type { Reason } from '@furrow/core/contract/outcome'
import { danish } from './letter-words.da.ts'
import { english } from './letter-words.en.ts'

/** Numbers of a sentence, as they are written in its language. */
export type Written = Readonly<Record<string, string>>

/** The sentences of one language; each gets its numbers written out. */
export interface LetterWords {
  readonly tag: string
  readonly sender: Sentence
  readonly answers: Readonly<
    Record<'full' | 'partial' | 'waiting' | 'hold' | 'declined' | 'unranked', Sentence>
  >
  readonly reasons: Readonly<Record<Reason['code'], Sentence>>
  /** What an award would have taken, within a reason: a part, all of the request, or all of its step. */
  /** What there was for a proposal at its turn: all that was free, the room of its area, or what guarantees left. */
  readonly rooms: Readonly<Record<'free' | 'area' | 'kept', Sentence>>
  readonly needs: Readonly<Record<'part' | 'whole' | 'step', Sentence>>
  /** What was asked for, where less of it can be given: by a technical cap, or in whole steps. */
  readonly possible: Sentence
  readonly byHand: Sentence
  readonly price: string
  readonly priceAssumed: string
  readonly valueInKind: Sentence
  readonly valueToPay: Sentence
  readonly ran: Sentence
  readonly sufficed: Sentence
  readonly handed: Sentence
  readonly scoreWould: Sentence
  readonly markWould: Sentence
  readonly minimumWould: Sentence
  readonly noScoreWould: Sentence
  readonly noMarkWould: Sentence
  readonly notSought: Sentence
  readonly margin: Sentence
  readonly nextAward: Sentence
  readonly nextMore: Sentence
  readonly nextWaiting: Sentence
  readonly nextHold: Sentence
  readonly nextDeclined: Sentence
  readonly appeal: Sentence
  readonly signature: Sentence
  readonly noReviews: string
}

export type Sentence = (written: Written) => string

export const wordsOf: Readonly<Record<LetterLanguage, LetterWords>> = { en: english, da: danish }

/** Formats take long to make, and a release writes tens of thousands of numbers and dates. */
function kept<T>(make: (tag: string, places: number) => T): (tag: string, places: number) => T {
  const made = new Map<string, T>()
  return (tag, places) => {
    const key = `${tag} ${places}`
    const known = made.get(key) ?? make(tag, places)
    made.set(key, known)
    return known
  }
}

const format = kept((tag, places) => new Intl.NumberFormat(tag, { maximumFractionDigits: places }))

const dateFormat = kept(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }),
)

/** "12,500 GPU-hours" without the unit's name: h, as on the pages; the space does not break. */
export const writtenHours = (hours: number, { tag }: LetterWords): string =>
  `${format(tag, 0).format(hours)}\u00A0h`

export const writtenNumber = (value: number, { tag }: LetterWords, places = 0): string =>
  format(tag, places).format(value)

/** A score as exact as it is, to a thousandth of a point, wherever a letter names one. */
export const writtenPoints = (points: number, words: LetterWords): string => writtenNumber(points, words, 3)

/** "DKK 800,000", as on the pages: with its hundredths where it has any. */
export const writtenMoney = (amount: number, currency: string, { tag }: LetterWords): string =>
  new Intl.NumberFormat(tag, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(
    amount,
  )

/** The same without its currency, for a column that names it. */
export const writtenAmount = (amount: number, { tag }: LetterWords): string =>
  new Intl.NumberFormat(tag, {
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount)

/** A date such as 3 March 2027, in Copenhagen. */
export const writtenDate = (at: Date, { tag }: LetterWords): string => dateFormat(tag, 0).format(at)

const hourKeys = new Set(['asked', 'minimum', 'free', 'areaFree', 'protected', 'areaTotal', 'demand'])

type Amount = Extract<Reason, { asked: number }>

/** What was asked for; beside it what of it can be given, where that is less. */
function writtenAsked({ asked }: Amount, { requested }: LetterFacts, words: LetterWords): string {
  const possible = writtenHours(asked, words)
  return requested > asked
    ? words.possible({ requested: writtenHours(requested, words), possible })
    : possible
}

/** What an award would have taken, and what was asked for. */
function writtenNeeds(reason: Amount, facts: LetterFacts, words: LetterWords): Written {
  const asked = writtenAsked(reason, facts, words)
  const demand = 'demand' in reason ? (reason.demand ?? reason.asked) : reason.asked
  const written = { asked, minimum: writtenHours(reason.minimum, words), demand: writtenHours(demand, words) }
  const kind = facts.whole === undefined ? 'part' : demand < reason.asked ? 'step' : 'whole'
  return { asked, needs: words.needs[kind](written) }
}

/** What the rules gave of what is possible, where that is less than it: the whole minimum, or more. */
function partOf({ reason, award, override }: LetterFacts, words: LetterWords): Written {
  if (override !== null || !('asked' in reason) || award >= reason.asked) return {}
  return award > reason.minimum ? { part: writtenHours(award, words) } : { least: writtenHours(award, words) }
}

/** What there was at its turn, by the tighter of what was free and what its area could take. */
function roomOf(reason: Extract<Reason, { free: number }>, numbers: Written, words: LetterWords): Written {
  const isArea = reason.areaFree < reason.free
  const kept = 'protected' in reason ? reason.protected : 0
  const kind = isArea ? 'area' : kept > 0 ? 'kept' : 'free'
  const left = writtenHours(Math.min(reason.free, reason.areaFree), words)
  return { left, room: words.rooms[kind](numbers), ...(kept > 0 && { kept: writtenHours(kept, words) }) }
}

/** The numbers of a reason, with what was asked for and what there was, in words. */
export function writtenReason(facts: LetterFacts, words: LetterWords): Written {
  const { reason, criterion, score } = facts
  const numbers = Object.fromEntries(
    Object.entries(reason).flatMap(([key, value]): [string, string][] => {
      if (typeof value !== 'number') return []
      return [[key, hourKeys.has(key) ? writtenHours(value, words) : writtenNumber(value, words, 4)]]
    }),
  )
  const room = 'free' in reason ? roomOf(reason, numbers, words) : {}
  const own = score === null ? '–' : writtenPoints(score, words)
  const needs = 'asked' in reason ? writtenNeeds(reason, facts, words) : {}
  return {
    ...numbers,
    ...room,
    ...needs,
    ...partOf(facts, words),
    criterion: criterion ?? '',
    score: own,
  }
}

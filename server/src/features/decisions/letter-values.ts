import { wantedHours } from '@furrow/core/allocation/holder-stand'
import type { LetterFacts, LetterLanguage } from '@furrow/core/contract/letters'
import type { LetterValues } from '@furrow/core/letters/fill'
import {
  wordsOf,
  writtenDate,
  writtenHours,
  writtenMoney,
  writtenNumber,
  writtenPoints,
  writtenReason,
  type LetterWords,
} from './letter-words.ts'

/** What a letter needs beside the facts that were prepared. */
export interface LetterAbout {
  readonly name: string
  readonly number: string
  readonly title: string
  readonly call: string
  readonly machine: string
  /** Of the letter: the release, or today before it. */
  readonly date: Date
  readonly reviews: readonly string[]
  /** Why the office found it not eligible; empty where it did not. */
  readonly ineligible: string
  /** Empty before the signature. */
  readonly signer: string
  readonly signedAt: Date | null
  readonly answerBy: Date
  readonly appealUntil: Date
  /** Address of the result without the language. */
  readonly link: string
}

function answerOf(facts: LetterFacts, words: LetterWords): string {
  const { kind, rank, award, requested } = facts
  const written = { award: writtenHours(award, words), requested: writtenHours(requested, words) }
  if (kind === 'declined' && rank === null) return words.answers.unranked(written)
  return words.answers[kind](written)
}

function decidedOf(facts: LetterFacts, { ineligible }: LetterAbout, words: LetterWords): string {
  const recorded = ineligible === '' ? {} : { recorded: ineligible }
  const rules = words.reasons[facts.reason.code]({ ...writtenReason(facts, words), ...recorded })
  return facts.override === null ? rules : words.byHand({ reason: facts.override.reason, rules })
}

/** What an award is worth and who bears it; nothing where there is none, or no price for it. */
function valueOf({ award, value }: LetterFacts, words: LetterWords): string {
  if (value === undefined || award === 0) return ''
  const written = {
    price: value.assumed ? words.priceAssumed : words.price,
    award: writtenHours(award, words),
    amount: writtenMoney(value.amount, value.currency, words),
  }
  return value.paying ? words.valueToPay(written) : words.valueInKind(written)
}

function lineOf({ rank, ranked, cut, awarded, funded, byHand }: LetterFacts, words: LetterWords): string {
  if (rank === null) return ''
  const shared = {
    awarded: writtenHours(awarded, words),
    funded: writtenNumber(funded, words),
    rank: writtenNumber(rank, words),
    ranked: writtenNumber(ranked, words),
  }
  const line =
    cut === null ? words.sufficed(shared) : words.ran({ ...shared, cutRank: writtenNumber(cut.rank, words) })
  if (byHand === undefined) return line
  const hand = { hours: writtenHours(byHand.hours, words), funded: writtenNumber(byHand.funded, words) }
  return `${line} ${words.handed(hand)}`
}

type Would = { readonly to: number; readonly award: number }

/** The ways in which the answer would have been another. */
function waysOf({ change, score, minimum }: LetterFacts, words: LetterWords): string[] {
  const points = (value: number) => writtenPoints(value, words)
  const award = (would: Would) => writtenHours(would.award, words)
  const byMark = (change.marks ?? []).map((would) =>
    words.markWould({
      criterion: would.criterion,
      mark: points(would.from),
      to: points(would.to),
      award: award(would),
    }),
  )
  const byScore =
    change.score &&
    words.scoreWould({ score: points(score ?? 0), to: points(change.score.to), award: award(change.score) })
  const byMinimum =
    change.minimum &&
    words.minimumWould({
      minimum: writtenHours(minimum, words),
      to: writtenHours(change.minimum.to, words),
      award: award(change.minimum),
    })
  return [byScore, ...byMark, byMinimum].filter((sentence) => sentence !== null)
}

/** What would have changed the answer, or that it was not worked out; nothing where somebody decided by hand. */
function changeOf(facts: LetterFacts, words: LetterWords): string {
  const { change, override, score, award } = facts
  if (override !== null) return ''
  if (!change.sought) return words.notSought({})
  const ways = waysOf(facts, words)
  const nothingWould = change.marks === undefined ? words.noScoreWould : words.noMarkWould
  const isInVain = award === 0 && score !== null && ways.length === 0
  const { margin } = change
  return [
    ...ways,
    ...(isInVain ? [nothingWould({})] : []),
    ...(margin === null || margin === 0 ? [] : [words.margin({ margin: writtenPoints(margin, words) })]),
  ].join(' ')
}

/** What the waiting list may add to an award in part. */
function moreOf({ award, reason, override }: LetterFacts, words: LetterWords): string {
  const more = override === null ? wantedHours(reason) - award : 0
  return more > 0 ? ` ${words.nextMore({ more: writtenHours(more, words) })}` : ''
}

function nextOf(facts: LetterFacts, about: LetterAbout, words: LetterWords): string {
  const { kind } = facts
  const dates = {
    answerBy: writtenDate(about.answerBy, words),
    appealUntil: writtenDate(about.appealUntil, words),
  }
  if (kind === 'waiting') return words.nextWaiting(dates)
  if (kind === 'hold') return words.nextHold(dates)
  if (kind === 'declined') return words.nextDeclined(dates)
  return `${words.nextAward(dates)}${moreOf(facts, words)} ${words.appeal(dates)}`
}

/** Everything that a template may name, in the words of its language. */
export function letterValues(facts: LetterFacts, about: LetterAbout, language: LetterLanguage): LetterValues {
  const words = wordsOf[language]
  const { name, number, title, call, signer, signedAt, link } = about
  return {
    sender: words.sender({ machine: about.machine }),
    date: writtenDate(about.date, words),
    name,
    number,
    title,
    call,
    answer: answerOf(facts, words),
    decided: decidedOf(facts, about, words),
    line: lineOf(facts, words),
    change: changeOf(facts, words),
    reviews: about.reviews.length === 0 ? [words.noReviews] : about.reviews,
    next: nextOf(facts, about, words),
    award: writtenHours(facts.award, words),
    value: valueOf(facts, words),
    requested: writtenHours(facts.requested, words),
    rank: facts.rank === null ? '–' : writtenNumber(facts.rank, words),
    score: facts.score === null ? '–' : writtenPoints(facts.score, words),
    answerBy: writtenDate(about.answerBy, words),
    appealUntil: writtenDate(about.appealUntil, words),
    signature: signedAt === null ? '' : words.signature({ signer, signedOn: writtenDate(signedAt, words) }),
    link: language === 'da' ? link.replace('/app/', '/da/app/') : link,
  }
}

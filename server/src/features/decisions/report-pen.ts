import type { RuleBook } from '@furrow/core/contract/decisions'
import type { LetterLanguage } from '@furrow/core/contract/letters'
import type { Piece } from '../../plugins/pdf.ts'
import { wordsOf, writtenAmount, writtenDate, writtenHours, writtenNumber } from './letter-words.ts'
import { reportWords, type Say } from './report-words.ts'

/** The sentences of a language and how it writes numbers. */
export interface Pen {
  readonly say: Say
  readonly hours: (hours: number) => string
  readonly number: (value: number, places?: number) => string
  /** In a currency, exact to a hundredth. */
  readonly amount: (amount: number) => string
  /** A share of a rule has four places at most: two that differ never look alike. */
  readonly share: (value: number) => string
  readonly date: (at: Date) => string
  readonly language: LetterLanguage
}

/** A pen of a language. */
export function penOf(language: LetterLanguage): Pen {
  const words = wordsOf[language]
  const number = (value: number, places = 0) => writtenNumber(value, words, places)
  return {
    say: reportWords(language),
    hours: (hours) => writtenHours(hours, words),
    number,
    amount: (value) => writtenAmount(value, words),
    share: (value) => `${number(value * 100, 2)}\u00A0%`,
    date: (at) => writtenDate(at, words),
    language,
  }
}

export const text = (words: string): Piece => ({ kind: 'text', text: words })
export const heading = (words: string): Piece => ({ kind: 'heading', text: words })

/** The names of areas in the language of the report. */
export const areaNamesOf = (areas: RuleBook['areas'], { language }: Pen): Map<string, string> =>
  new Map(areas.map(({ id, name, nameDa }) => [id, language === 'da' ? (nameDa ?? name) : name]))

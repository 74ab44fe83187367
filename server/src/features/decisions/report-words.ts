import type { LetterLanguage } from '@furrow/core/contract/letters'
import { policyWords, type PolicyWords } from './report-policy-words.ts'
import { danish } from './report-words.da.ts'
import { english } from './report-words.en.ts'

type Words = typeof english & PolicyWords

const wordsOf: Readonly<Record<LetterLanguage, Words>> = {
  en: { ...english, ...policyWords.en },
  da: { ...danish, ...policyWords.da },
}

export type ReportWord = keyof Words

export type Say = (word: ReportWord, values?: Readonly<Record<string, string>>) => string

/** A sentence of the report with its values. */
export const reportWords =
  (language: LetterLanguage): Say =>
  (word, values = {}) =>
    wordsOf[language][word].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

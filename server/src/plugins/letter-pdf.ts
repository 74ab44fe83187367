import { letterBlock, type LetterBlock, type LetterLanguage } from '@furrow/core/contract/letters'
import { z } from 'zod'
import { makePdf } from './make-pdf.ts'

/** A letter as it is stored, in both languages. */
interface StoredLetter {
  readonly number: string
  readonly subjectEn: string
  readonly blocksEn: string
  readonly subjectDa: string
  readonly blocksDa: string
  readonly createdAt: Date
}

export const storedLetterFields = {
  number: true,
  subjectEn: true,
  blocksEn: true,
  subjectDa: true,
  blocksDa: true,
  createdAt: true,
} as const

/** Subject and blocks of a stored letter in one language. */
export function letterIn(letter: StoredLetter, language: LetterLanguage) {
  const [subject, text] =
    language === 'da' ? [letter.subjectDa, letter.blocksDa] : [letter.subjectEn, letter.blocksEn]
  return { subject, blocks: z.array(letterBlock).parse(JSON.parse(text)) }
}

interface Printed {
  readonly subject: string
  readonly blocks: readonly LetterBlock[]
  readonly language: LetterLanguage
  readonly number: string
  readonly at: Date
}

/** A letter on paper. */
export const letterPdf = ({ subject, blocks, language, number, at }: Printed): Promise<Buffer> =>
  makePdf({
    title: subject,
    language,
    foot: number,
    madeAt: at,
    pieces: [{ kind: 'title', text: subject }, ...blocks],
  })

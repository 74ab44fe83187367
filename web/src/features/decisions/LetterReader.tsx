import {
  letterLanguages,
  type LetterKind,
  type LetterLanguage,
  type LetterView,
} from '@furrow/core/contract/letters'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { m } from '../../messages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { LetterBlocks } from '../../ui/LetterBlocks.tsx'
import { QueryStates } from '../../ui/states.tsx'

export const kindText: Readonly<Record<LetterKind, () => string>> = {
  full: m.decisions_letter_full,
  partial: m.decisions_letter_partial,
  waiting: m.decisions_letter_waiting,
  hold: m.decisions_letter_hold,
  declined: m.decisions_letter_declined,
}

export const languageText: Readonly<Record<LetterLanguage, () => string>> = {
  en: m.decisions_letter_en,
  da: m.decisions_letter_da,
}

export const isLanguage = (text: string): text is LetterLanguage =>
  letterLanguages.some((language) => language === text)

type LanguageFieldProps = { language: LetterLanguage; onLanguage: (language: LetterLanguage) => void }

export const LanguageField = ({ language, onLanguage }: LanguageFieldProps) => (
  <Field label={m.decisions_letter_language()}>
    <Select
      className="letter-language"
      value={language}
      onChange={({ target }) => {
        if (isLanguage(target.value)) onLanguage(target.value)
      }}
    >
      {letterLanguages.map((code) => (
        <option key={code} value={code}>
          {languageText[code]()}
        </option>
      ))}
    </Select>
  </Field>
)

type LetterReaderProps = {
  query: UseQueryResult<LetterView>
  /** What can be done with the letter. */
  actions?: ReactNode
}

/** One letter as its reader will have it. */
export function LetterReader({ query, actions }: LetterReaderProps) {
  return (
    <QueryStates query={query}>
      {({ kind, subject, blocks, language, frozen }) => (
        <article className="stack" aria-label={subject}>
          <p className="row letter-head">
            <Badge tone={frozen ? 'strong' : 'plain'}>
              {frozen ? m.decisions_letter_frozen() : m.decisions_letter_draft()}
            </Badge>
            <span>{kindText[kind]()}</span>
            {actions}
          </p>
          <p>
            <strong lang={language}>{subject}</strong>
          </p>
          <LetterBlocks blocks={blocks} language={language} level="h3" />
        </article>
      )}
    </QueryStates>
  )
}

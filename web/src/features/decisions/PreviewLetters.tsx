import type { DecisionPreview } from '@furrow/core/contract/decisions'
import type { LetterLanguage } from '@furrow/core/contract/letters'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { locale, m } from '../../messages.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { letterQueries } from './letter-queries.ts'
import { LanguageField, LetterReader } from './LetterReader.tsx'
import type { Drafted } from './preview-queries.ts'

type Props = { drafted: Drafted; preview: DecisionPreview }

/** Every letter as it would go out, one at a time, in the order of the ranking. */
export function PreviewLetters({ drafted, preview }: Props) {
  const { awards } = preview.outcome
  const [number, setNumber] = useState(awards[0]?.proposal ?? '')
  const [language, setLanguage] = useState<LetterLanguage>(locale === 'da' ? 'da' : 'en')
  const query = useQuery({ ...letterQueries.drafted(drafted, number, language), enabled: number !== '' })
  if (number === '') return null
  return (
    <Section title={m.decisions_letters()} note={m.decisions_preview_letters()}>
      <div className="row letter-choice">
        <Field label={m.decisions_only_proposal()}>
          <Select value={number} onChange={({ target }) => setNumber(target.value)}>
            {awards.map(({ proposal }) => (
              <option key={proposal} value={proposal}>
                {proposal} {preview.proposals[proposal]?.title ?? ''}
              </option>
            ))}
          </Select>
          <p className="small select-whole">{preview.proposals[number]?.title}</p>
        </Field>
        <LanguageField language={language} onLanguage={setLanguage} />
        <Link href={`/app/calls/${preview.callId}/letters`}>{m.decisions_templates()}</Link>
      </div>
      <LetterReader query={query} />
    </Section>
  )
}

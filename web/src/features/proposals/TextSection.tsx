import { countWords } from '@furrow/core/contract/proposal-limits'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import { inputId } from './fields.ts'

type TextSectionProps = {
  path: string
  title: string
  help?: string
  text: string
  maxWords: number
  maxLength: number
  rows: number
  onText: (text: string) => void
  onLeave: () => void
}

/** A part of the document: its heading, its text in the measure of a page, its words counted at the foot. */
export function TextSection({
  path,
  title,
  help,
  text,
  maxWords,
  maxLength,
  rows,
  onText,
  onLeave,
}: TextSectionProps) {
  const [isPreview, setPreview] = useState(false)
  const words = countWords(text)
  const id = inputId(path)
  return (
    <section className="document-part">
      <div className="row spread">
        <h2>
          <label htmlFor={id}>{title}</label>
        </h2>
        <button
          type="button"
          className="text-button"
          aria-pressed={isPreview}
          onClick={() => setPreview(!isPreview)}
        >
          {isPreview ? m.proposals_write() : m.proposals_preview()}
          <span className="visually-hidden">: {title}</span>
        </button>
      </div>
      {help !== undefined && help !== '' && (
        <p id={`${id}-help`} className="muted small">
          {help}
        </p>
      )}
      {isPreview ? (
        <Markdown text={text === '' ? '–' : text} />
      ) : (
        <textarea
          id={id}
          className="document-text serif"
          rows={rows}
          maxLength={maxLength}
          value={text}
          aria-describedby={`${id}-words`}
          onChange={(event) => onText(event.target.value)}
          onBlur={onLeave}
        />
      )}
      <p id={`${id}-words`} className={`small number ${words > maxWords ? 'danger' : 'muted'}`}>
        {m.proposals_words({ words: formatNumber(words), limit: formatNumber(maxWords) })}
      </p>
    </section>
  )
}

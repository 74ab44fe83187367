import type { ReviewCriterion } from '@furrow/core/contract/reviews'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'

type Score = number | null | undefined
type CriterionRowProps = {
  criterion: ReviewCriterion
  score: Score
  onScore: (score: number | null) => void
  isMissing: boolean
}

/** The scores of a criterion: its levels, or whole numbers where the call wrote no level texts. */
function levelsOf({ levels, min, max }: ReviewCriterion): ReviewCriterion['levels'] {
  if (levels.length > 0) return levels
  const count = Math.floor(max - min) + 1
  return Array.from({ length: count }, (_, index) => ({ score: min + index, text: '' }))
}

const labelOf = (score: Score) => (score === null ? m.reviews_na() : formatNumber(score ?? 0))

type AllLevelsProps = {
  levels: ReviewCriterion['levels']
  looked: Score
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** Every level with its text; the chosen, focused or hovered one stands out. */
function AllLevels({ levels, looked, isOpen, onOpen }: AllLevelsProps) {
  const rows = [...levels, { score: null, text: m.reviews_na_text() }]
  return (
    <details className="small" open={isOpen} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary>{m.reviews_all_levels()}</summary>
      <dl className="level-list">
        {rows.map(({ score, text }) => (
          <div key={String(score)} {...(score === looked && { 'data-looked': '' })}>
            <dt className="number">{labelOf(score)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Where the form stands alone there is room for one text only. */
const isNarrow = () => globalThis.matchMedia('(max-width: 900px)').matches

/** Level buttons with the text of each level beside them; where the list is folded, of the chosen, focused or hovered one. */
export function CriterionRow({ criterion, score, onScore, isMissing }: CriterionRowProps) {
  const [shown, setShown] = useState<Score>(undefined)
  const [isOpen, setOpen] = useState(() => !isNarrow())
  const levels = levelsOf(criterion)
  const hasTexts = levels.some((level) => level.text !== '')
  const looked = shown === undefined ? score : shown
  const text = looked === null ? m.reviews_na_text() : levels.find((level) => level.score === looked)?.text
  const choices = [...levels.map((level) => level.score), null]
  return (
    <fieldset
      className="criterion"
      id={`criterion-${criterion.key}`}
      tabIndex={-1}
      data-criterion={criterion.key}
      data-key-row
    >
      <legend>
        {criterion.name}
        <span className="muted small"> {m.reviews_weight({ weight: formatNumber(criterion.weight) })}</span>
      </legend>
      {criterion.description !== '' && <p className="small muted">{criterion.description}</p>}
      <div className="row levels">
        {choices.map((choice) => (
          <button
            key={String(choice)}
            type="button"
            className="level"
            data-level={choice ?? undefined}
            aria-pressed={score === choice}
            aria-label={`${criterion.name}: ${labelOf(choice)}`}
            onClick={() => onScore(choice)}
            onPointerEnter={() => setShown(choice)}
            onPointerLeave={() => setShown(undefined)}
            onFocus={() => setShown(choice)}
            onBlur={() => setShown(undefined)}
          >
            {labelOf(choice)}
          </button>
        ))}
      </div>
      <p className={isOpen && hasTexts ? 'visually-hidden' : 'level-text'} aria-live="polite">
        {text === undefined || text === '' ? m.reviews_level_hint() : text}
      </p>
      {hasTexts && <AllLevels {...{ levels, looked, isOpen }} onOpen={setOpen} />}
      {isMissing && <p className="danger small">{m.reviews_missing_score()}</p>}
    </fieldset>
  )
}

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

/** Level buttons with the text of the chosen, focused or hovered level beside them. */
export function CriterionRow({ criterion, score, onScore, isMissing }: CriterionRowProps) {
  const [shown, setShown] = useState<Score>(undefined)
  const levels = levelsOf(criterion)
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
      <p className="level-text" aria-live="polite">
        {text === undefined || text === '' ? m.reviews_level_hint() : text}
      </p>
      <details className="small">
        <summary>{m.reviews_all_levels()}</summary>
        <dl className="level-list">
          {levels.map((level) => (
            <div key={level.score}>
              <dt className="number">{formatNumber(level.score)}</dt>
              <dd>{level.text}</dd>
            </div>
          ))}
        </dl>
      </details>
      {isMissing && <p className="danger small">{m.reviews_missing_score()}</p>}
    </fieldset>
  )
}

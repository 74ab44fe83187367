import type { ReviewContent } from '@furrow/core/contract/reviews'
import { m } from '../../messages.ts'

type Level = NonNullable<ReviewContent['confidence']>

const levels: readonly { level: Level; text: () => string }[] = [
  { level: 1, text: m.reviews_confidence_1 },
  { level: 2, text: m.reviews_confidence_2 },
  { level: 3, text: m.reviews_confidence_3 },
]

export const confidenceText = (value: number | null): string =>
  levels.find(({ level }) => level === value)?.text() ?? '–'

type ConfidenceProps = { value: Level | null; onValue: (value: Level) => void }

export function Confidence({ value, onValue }: ConfidenceProps) {
  return (
    <fieldset className="criterion" id="confidence" tabIndex={-1} data-key-row>
      <legend>{m.reviews_confidence()}</legend>
      <div className="row levels">
        {levels.map(({ level, text }) => (
          <button
            key={level}
            type="button"
            className="level level-wide"
            data-level={level}
            aria-pressed={value === level}
            onClick={() => onValue(level)}
          >
            {level} {text()}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

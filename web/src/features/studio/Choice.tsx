import { useId, type ReactNode } from 'react'
import { m } from '../../messages.ts'
import { Select } from '../../ui/inputs.tsx'

/** A label and its control. */
export const Row = ({ label, children }: { label: string; children: (id: string) => ReactNode }) => {
  const id = useId()
  return (
    <div className="studio-choice">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type ChoiceProps<T extends string> = {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChoose: (value: T) => void
  /** What the call published, where it says anything about this: one press goes back to it. */
  published?: T | undefined
}

/** A list to choose one of. */
export function Choice<T extends string>({ label, value, options, onChoose, published }: ChoiceProps<T>) {
  const standard = options.find(([option]) => option === published)
  return (
    <>
      <Row label={label}>
        {(id) => (
          <Select
            id={id}
            value={value}
            onChange={(event) => {
              const chosen = options.find(([option]) => option === event.target.value)
              if (chosen !== undefined) onChoose(chosen[0])
            }}
          >
            {options.map(([option, text]) => (
              <option key={option} value={option}>
                {text}
              </option>
            ))}
          </Select>
        )}
      </Row>
      {standard !== undefined && standard[0] !== value && (
        <PublishedValue name={label} value={standard[1]} onReset={() => onChoose(standard[0])} />
      )}
    </>
  )
}

type PublishedValueProps = { name: string; value: string; onReset: () => void }

/** What the call published, beside a control that says something else; one press goes back to it. */
export const PublishedValue = ({ name, value, onReset }: PublishedValueProps) => (
  <button type="button" className="studio-reset" title={m.studio_reset_one({ value })} onClick={onReset}>
    <span className="visually-hidden">{name}: </span>↺ {m.studio_published_value({ value })}
  </button>
)

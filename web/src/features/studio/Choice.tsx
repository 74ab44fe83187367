import { useId, type ReactNode } from 'react'
import { m } from '../../messages.ts'
import { Select } from '../../ui/inputs.tsx'

type RowProps = {
  label: string
  /** A list stands under its label, so that the longest of its names fits. */
  isList?: boolean
  children: (id: string) => ReactNode
}

/** A label and its control. */
export const Row = ({ label, isList = false, children }: RowProps) => {
  const id = useId()
  return (
    <div className={`studio-choice${isList ? ' studio-choice-list' : ''}`}>
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
  /** What holds where nobody says anything: marked in the list. */
  standard: T
  /** What the call published, where it says anything about this: one press goes back to it. */
  published?: T | undefined
}

/** A list to choose one of; where the call published nothing about it, one press goes back to the default. */
export function Choice<T extends string>({ label, value, options, onChoose, ...given }: ChoiceProps<T>) {
  const isPublished = given.published !== undefined
  const back = options.find(([option]) => option === (given.published ?? given.standard))
  return (
    <>
      <Row label={label} isList>
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
                {option === given.standard ? m.studio_option_default({ option: text }) : text}
              </option>
            ))}
          </Select>
        )}
      </Row>
      {back !== undefined && back[0] !== value && (
        <PublishedValue
          name={label}
          value={back[1]}
          isDefault={!isPublished}
          onReset={() => onChoose(back[0])}
        />
      )}
    </>
  )
}

type PublishedValueProps = { name: string; value: string; isDefault?: boolean; onReset: () => void }

/** What the call published, beside a control that says something else; one press goes back to it. */
export const PublishedValue = ({ name, value, isDefault = false, onReset }: PublishedValueProps) => (
  <button
    type="button"
    className="studio-reset"
    title={isDefault ? m.studio_reset_default({ value }) : m.studio_reset_one({ value })}
    onClick={onReset}
  >
    <span className="visually-hidden">{name}: </span>↺{' '}
    {isDefault ? m.studio_default_value({ value }) : m.studio_published_value({ value })}
  </button>
)

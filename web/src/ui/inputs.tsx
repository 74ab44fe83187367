import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { useId } from 'react'
import { useField } from './Field.tsx'

type TextInputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }

export function TextInput(props: TextInputProps) {
  return <input type="text" {...useField()} {...props} className={`input ${props.className ?? ''}`} />
}

type NumberInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  /** null: empty */
  value: number | null
  onValue: (value: number | null) => void
  unit?: string
}

/** A number with its unit inside the box. */
export function NumberInput({ value, onValue, unit, ...rest }: NumberInputProps) {
  return (
    <span className="input-with-unit">
      <input
        type="number"
        step="any"
        {...useField()}
        {...rest}
        className="input number"
        value={value ?? ''}
        onChange={(event) => {
          const next = event.target.valueAsNumber
          onValue(Number.isFinite(next) ? next : null)
        }}
      />
      {unit !== undefined && <span className="input-unit">{unit}</span>}
    </span>
  )
}

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> }

export function Select(props: SelectProps) {
  return <select {...useField()} {...props} className={`input select ${props.className ?? ''}`} />
}

type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }

/** Grows with its text where the browser can. */
export function Textarea(props: TextareaProps) {
  return (
    <textarea rows={4} {...useField()} {...props} className={`input textarea ${props.className ?? ''}`} />
  )
}

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
}

export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  const id = useId()
  return (
    <div className="checkbox">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...rest}
      />
      <label htmlFor={rest.id ?? id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

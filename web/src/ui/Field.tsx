import { createContext, use, useId, useMemo, type ReactNode } from 'react'
import { m } from '../messages.ts'

type FieldContext = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean }

const Context = createContext<FieldContext | null>(null)

/** What an input inside a Field takes over from it. */
export function useField() {
  const field = use(Context)
  if (field === null) return {}
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  }
}

type FieldProps = {
  label: ReactNode
  children: ReactNode
  hint?: ReactNode
  error?: string | null | undefined
  required?: boolean
  optional?: boolean
  /** Fixed id, so that a checklist can point at the input. */
  id?: string
}

/** The ids of what is there, for aria-describedby. */
function describing(parts: Readonly<Record<string, boolean>>): string | undefined {
  const ids = Object.keys(parts).filter((id) => parts[id])
  return ids.length === 0 ? undefined : ids.join(' ')
}

/** Label, hint and error around one input; they are tied together for screen readers. */
export function Field({ label, children, hint, error, required = false, optional = false, id }: FieldProps) {
  const generated = useId()
  const inputId = id ?? generated
  const hasError = Boolean(error)
  const hintId = `${inputId}-hint`
  const describedBy = describing({ [hintId]: hint !== undefined, [`${inputId}-error`]: hasError })
  const context = useMemo(
    () => ({ id: inputId, describedBy, invalid: hasError, required }),
    [inputId, describedBy, hasError, required],
  )
  return (
    <div className="field">
      <label htmlFor={inputId}>
        {label}
        {optional && <span className="muted"> ({m.ui_optional()})</span>}
      </label>
      {hint !== undefined && (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
      <Context value={context}>{children}</Context>
      {hasError && (
        <p id={`${inputId}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}

import { useState } from 'react'
import { m } from '../messages.ts'
import { Field } from './Field.tsx'
import { formatMoment, toInputMoment } from './format.ts'
import { TextInput } from './inputs.tsx'
import { readCopenhagen } from './copenhagen.ts'

type Props = {
  label: string
  value: string | null
  onValue: (at: string | null) => void
  error?: string | undefined
  disabled?: boolean
  id?: string
}

const refusals = { empty: null, skipped: m.calls_hour_skipped, repeated: m.calls_hour_repeated } as const

/** A moment on Copenhagen's clock; below it stands what it means, with weekday and zone. */
export function MomentField({ label, value, onValue, error, disabled = false, id }: Props) {
  const [refused, setRefused] = useState<'skipped' | 'repeated' | null>(null)
  const change = (text: string) => {
    const read = readCopenhagen(text)
    setRefused(read.ok || read.reason === 'empty' ? null : read.reason)
    if (read.ok) onValue(read.at)
    else if (read.reason === 'empty') onValue(null)
  }
  const refusal = refused === null ? undefined : refusals[refused]()
  return (
    <Field
      {...(id !== undefined && { id })}
      label={label}
      hint={value === null ? m.calls_zone() : formatMoment(value)}
      error={refusal ?? error}
    >
      <TextInput
        type="datetime-local"
        disabled={disabled}
        defaultValue={value === null ? '' : toInputMoment(value)}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  )
}

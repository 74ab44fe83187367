import type { ReactNode } from 'react'
import { m } from '../messages.ts'
import { Field } from './Field.tsx'
import { TextInput } from './inputs.tsx'

type CredentialProps = { value: string; onValue: (value: string) => void }

/** The address that somebody signs in with: filled in by the browser's keeper of passwords. */
export const AddressField = ({ value, onValue }: CredentialProps) => (
  <Field label={m.session_email()} required>
    <TextInput
      type="email"
      required
      autoComplete="username"
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  </Field>
)

type CurrentPasswordProps = CredentialProps & { label?: ReactNode }

export const CurrentPasswordField = ({ value, onValue, label }: CurrentPasswordProps) => (
  <Field label={label ?? m.session_password()} required>
    <TextInput
      type="password"
      required
      autoComplete="current-password"
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  </Field>
)

/** A password to be: its rule stands with it. */
export const NewPasswordField = ({ value, onValue, label }: CurrentPasswordProps) => (
  <Field label={label ?? m.session_new_password()} hint={m.session_password_hint()} required>
    <TextInput
      type="password"
      required
      minLength={12}
      autoComplete="new-password"
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  </Field>
)

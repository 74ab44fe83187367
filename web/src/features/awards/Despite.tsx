import { m } from '../../messages.ts'
import { Checkbox } from '../../ui/inputs.tsx'

type Props = { message: string | null | undefined; checked: boolean; onChange: (checked: boolean) => void }

/** Asked once the server has said what is unusual about the hours: a director may give them all the same. */
export function Despite({ message, checked, onChange }: Props) {
  if (message === null || message === undefined) return null
  return (
    <div className="stack-s" role="alert">
      <p>{message}</p>
      <Checkbox
        label={m.awards_despite()}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
    </div>
  )
}

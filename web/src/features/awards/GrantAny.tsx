import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { useProposalByNumber } from './queries.ts'
import type { Granted } from './ReserveDialog.tsx'

type Props = { callId: string; onGrant: (row: Granted) => void }

/** The reserve may go to whoever neither holds hours nor waits: who was held back, excluded, or below a threshold. */
export function GrantAny({ callId, onGrant }: Props) {
  const [number, setNumber] = useState('')
  const find = useProposalByNumber(callId)
  const isUnknown = find.data === null && find.variables === number
  return (
    <form
      className="grant-any"
      onSubmit={(event) => {
        event.preventDefault()
        find.mutate(number, { onSuccess: (found) => found !== null && onGrant(found) })
      }}
    >
      <Field
        label={m.awards_grant_any()}
        hint={m.awards_grant_any_hint()}
        error={isUnknown ? m.awards_grant_any_unknown() : null}
      >
        <TextInput value={number} onChange={({ target }) => setNumber(target.value.trim())} />
      </Field>
      <Button type="submit" busy={find.isPending} disabled={number === ''}>
        {m.awards_grant()}
      </Button>
      <ProblemLine error={find.error} />
    </form>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Field } from './Field.tsx'
import { Textarea } from './inputs.tsx'
import { ProblemLine } from './states.tsx'

type ReasonDialogProps = {
  title: string
  text: string
  label: string
  hint: string
  /** What the button does, in words. */
  action: string
  onSend: (reason: string) => Promise<unknown>
  onDone: () => unknown
  onClose: () => void
}

/** Asks for a written reason before something is done that has to be explained later. */
export function ReasonDialog({ label, hint, action, onSend, onDone, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const sending = useMutation({ mutationFn: () => onSend(reason.trim()), onSuccess: onDone })
  return (
    <Dialog
      open
      title={dialog.title}
      onClose={dialog.onClose}
      actions={
        <>
          <Button onClick={dialog.onClose}>{m.ui_close()}</Button>
          <Button
            look="primary"
            busy={sending.isPending}
            disabled={reason.trim() === ''}
            onClick={() => sending.mutate()}
          >
            {action}
          </Button>
        </>
      }
    >
      <p>{dialog.text}</p>
      <Field label={label} hint={hint} required>
        <Textarea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <ProblemLine error={sending.error} />
    </Dialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Field } from './Field.tsx'
import { Textarea } from './inputs.tsx'
import { ProblemLine } from './states.tsx'

type ReasonDialogProps = {
  title: string
  text?: string
  label: string
  hint?: string
  /** What the button does, in words. */
  action: string
  look?: 'primary' | 'danger'
  /** It may be done without saying why. */
  optional?: boolean
  /** What is asked for before the reason. */
  children?: ReactNode
  /** Whether what the children ask for is there. */
  ready?: boolean
  /** Where the children say themselves what is wrong. */
  saysProblem?: boolean
  onSend: (reason: string) => Promise<unknown>
  onDone: () => unknown
  onClose: () => void
}

/** Asks for a written reason before something is done that has to be explained later. */
export function ReasonDialog({
  action,
  optional = false,
  ready = true,
  onSend,
  onDone,
  ...dialog
}: ReasonDialogProps) {
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
            look={dialog.look ?? 'primary'}
            busy={sending.isPending}
            disabled={!ready || (!optional && reason.trim() === '')}
            onClick={() => sending.mutate()}
          >
            {action}
          </Button>
        </>
      }
    >
      {dialog.text !== undefined && <p>{dialog.text}</p>}
      {dialog.children}
      <Field label={dialog.label} hint={dialog.hint} required={!optional} optional={optional}>
        <Textarea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {dialog.saysProblem !== true && <ProblemLine error={sending.error} />}
    </Dialog>
  )
}

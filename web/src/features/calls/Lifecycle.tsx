import type { CallDetail } from '@furrow/core/contract/calls'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { DatesDialog } from './DatesDialog.tsx'
import { Criteria } from './Rules.tsx'
import { useStep, type Step } from './steps-queries.ts'

const texts: Record<Step, { title: () => string; text: () => string; done: () => string }> = {
  open: { title: m.calls_open_title, text: m.calls_open_text, done: m.calls_opened },
  close: { title: m.calls_close_title, text: m.calls_close_text, done: m.calls_closed },
  archive: { title: m.calls_archive_title, text: m.calls_archive_text, done: m.calls_archived },
}

type StepDialogProps = { call: CallDetail; step: Step; onClose: () => void }

/** Says what the step does, shows what it publishes, and asks once. */
function StepDialog({ call, step, onClose }: StepDialogProps) {
  const change = useStep(call)
  const { title, text, done } = texts[step]
  const go = () =>
    change.mutate(step, {
      onSuccess: () => {
        toast(done())
        onClose()
      },
    })
  const actions = (
    <>
      <Button onClick={onClose}>{m.calls_cancel()}</Button>
      <Button look="primary" busy={change.isPending} onClick={go}>
        {title()}
      </Button>
    </>
  )
  return (
    <Dialog open title={title()} onClose={onClose} actions={actions} wide={step === 'open'}>
      <p>{text()}</p>
      {step === 'open' && (
        <>
          <Criteria call={call} />
          <p className="muted small">{m.calls_open_seed()}</p>
        </>
      )}
      <ProblemLine error={change.error} />
    </Dialog>
  )
}

/** The steps that a person may take with the call now. */
export function Lifecycle({ call }: { call: CallDetail }) {
  const [asked, setAsked] = useState<Step | 'dates' | null>(null)
  const { office } = call
  if (office === null) return null
  const close = () => setAsked(null)
  return (
    <>
      {office.canEdit && <ButtonLink href={`/app/calls/${call.id}/edit`}>{m.calls_edit()}</ButtonLink>}
      {office.canChangeDates && <Button onClick={() => setAsked('dates')}>{m.calls_change_dates()}</Button>}
      {office.canOpen && (
        <Button look="primary" onClick={() => setAsked('open')}>
          {m.calls_open_title()}
        </Button>
      )}
      {office.canClose && (
        <Button look={call.doorOpen ? 'plain' : 'primary'} onClick={() => setAsked('close')}>
          {m.calls_close_title()}
        </Button>
      )}
      {office.canArchive && <Button onClick={() => setAsked('archive')}>{m.calls_archive_title()}</Button>}
      {asked === 'dates' && <DatesDialog call={call} onClose={close} />}
      {asked !== null && asked !== 'dates' && <StepDialog call={call} step={asked} onClose={close} />}
    </>
  )
}

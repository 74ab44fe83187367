import type { BulkEligibilityReply } from '@furrow/core/contract/office-proposals'
import { useState } from 'react'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { Textarea } from '../../../ui/inputs.tsx'
import { ProblemLine } from '../../../ui/states.tsx'
import { toast } from '../../../ui/Toasts.tsx'
import { useBulkEligibility } from './queries.ts'
import { eligibleText, whyText } from './words.ts'

type Props = { callId: string; ids: readonly string[]; onDone: () => void }

function Preview({ reply, eligible }: { reply: BulkEligibilityReply; eligible: boolean }) {
  return (
    <div className="stack">
      <p>
        {m.calls_bulk_will_change({
          count: formatNumber(reply.changed.length),
          eligible: eligibleText(eligible),
        })}
      </p>
      <ul className="plain-list small">
        {reply.changed.map(({ id, number, before }) => (
          <li key={id}>
            {number}: {eligibleText(before.eligible)} → {eligibleText(eligible)}
          </li>
        ))}
      </ul>
      {reply.skipped.length > 0 && (
        <>
          <p>{m.calls_bulk_skipped({ count: formatNumber(reply.skipped.length) })}</p>
          <ul className="plain-list small">
            {reply.skipped.map(({ id, number, why }) => (
              <li key={id}>
                {number ?? '–'}: {whyText[why]()}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

type DialogProps = Props & { eligible: boolean; onClose: () => void }

/** Shows exactly what will change and what is skipped, before anything is saved. */
function BulkDialog({ callId, ids, eligible, onDone, onClose }: DialogProps) {
  const [reason, setReason] = useState('')
  const preview = useBulkEligibility(callId)
  const save = useBulkEligibility(callId)
  const changes = ids.map((id) => ({ id, eligible, reason }))
  const undo = (reply: BulkEligibilityReply) =>
    save.mutate({ preview: false, changes: reply.changed.map(({ id, before }) => ({ id, ...before })) })
  const send = () =>
    save.mutate(
      { preview: false, changes },
      {
        onSuccess: (reply) => {
          toast(m.calls_bulk_done({ count: formatNumber(reply.changed.length) }), () => undo(reply))
          onDone()
        },
      },
    )
  const isShown = preview.data !== undefined
  const actions = (
    <>
      <Button onClick={onClose}>{m.calls_cancel()}</Button>
      {isShown ? (
        <Button
          look="primary"
          busy={save.isPending}
          disabled={preview.data.changed.length === 0}
          onClick={send}
        >
          {m.calls_bulk_save()}
        </Button>
      ) : (
        <Button
          look="primary"
          busy={preview.isPending}
          onClick={() => preview.mutate({ preview: true, changes })}
        >
          {m.calls_bulk_preview()}
        </Button>
      )}
    </>
  )
  const title = eligible ? m.calls_bulk_yes() : m.calls_bulk_no()
  return (
    <Dialog open title={title} onClose={onClose} actions={actions}>
      <div className="stack">
        {!eligible && (
          <Field label={m.calls_reason()} hint={m.calls_eligible_reason_hint()} required>
            <Textarea value={reason} disabled={isShown} onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
        {isShown ? (
          <Preview reply={preview.data} eligible={eligible} />
        ) : (
          <p>{m.calls_bulk_chosen({ count: formatNumber(ids.length) })}</p>
        )}
        <ProblemLine error={preview.error ?? save.error} />
      </div>
    </Dialog>
  )
}

/** Appears with the first row that is chosen. */
export function BulkBar({ callId, ids, onDone }: Props) {
  const [asked, setAsked] = useState<boolean | null>(null)
  if (ids.length === 0) return null
  const finish = () => {
    setAsked(null)
    onDone()
  }
  return (
    <div className="bulk-bar" role="group" aria-label={m.calls_bulk()}>
      <span>{m.calls_bulk_chosen({ count: formatNumber(ids.length) })}</span>
      <Button size="small" onClick={() => setAsked(true)}>
        {m.calls_bulk_yes()}
      </Button>
      <Button size="small" onClick={() => setAsked(false)}>
        {m.calls_bulk_no()}
      </Button>
      <Button size="small" look="quiet" onClick={onDone}>
        {m.calls_bulk_none()}
      </Button>
      {asked !== null && (
        <BulkDialog
          callId={callId}
          ids={ids}
          eligible={asked}
          onDone={finish}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

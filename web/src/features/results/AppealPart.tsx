import type { HolderAward } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { appealText } from '../../ui/award-text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Textarea } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useKeptText } from '../../ui/use-kept-text.ts'
import { useAwardStep } from './award-queries.ts'
import type { AwardProps } from './award-props.ts'

type Filed = HolderAward['appeals'][number]

const Appeal = ({ appeal }: { appeal: Filed }) => (
  <article className="stack-s written">
    <p className="muted small">
      {m.awards_filed_on({ date: formatMoment(appeal.filedAt) })} <Badge>{appealText[appeal.state]()}</Badge>
    </p>
    <p className="pre-line">{appeal.text}</p>
    {appeal.state === 'open' || appeal.decidedAt === null ? (
      <p className="muted">{m.awards_appeal_waits()}</p>
    ) : (
      <div className="written-answer stack-s">
        <p className="muted small">{m.awards_decided_on({ date: formatMoment(appeal.decidedAt) })}</p>
        <p className="pre-line">{appeal.reason}</p>
      </div>
    )}
  </article>
)

function File({ proposalId }: { proposalId: string }) {
  const [text, setText] = useKeptText(`appeal:${proposalId}`)
  const [isOpen, setOpen] = useState(text !== '')
  const step = useAwardStep(proposalId)
  const send = () =>
    step.mutate(
      { step: 'appeals', body: { text } },
      {
        onSuccess: () => {
          setText('')
          toast(m.awards_filed_done())
        },
      },
    )
  if (!isOpen)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{m.awards_appeal_write()}</Button>
      </div>
    )
  return (
    <div className="form no-print">
      <Field label={m.awards_appeal_label()} hint={m.awards_appeal_hint()} required>
        <Textarea rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div>
        <Button look="primary" busy={step.isPending} onClick={send}>
          {m.awards_appeal_send()}
        </Button>
      </div>
      <ProblemLine error={step.error} />
    </div>
  )
}

/** An appeal, once a decision, and what the director decided. */
export function AppealPart({ award, proposalId }: AwardProps) {
  const { appeals, may, appealUntil } = award
  if (appeals.length === 0 && !may.appeal) return null
  return (
    <Section title={m.awards_appeal()}>
      <div className="stack prose">
        {may.appeal && appealUntil !== null && (
          <p>{m.awards_appeal_until({ date: formatMoment(appealUntil) })}</p>
        )}
        {appeals.map((appeal) => (
          <Appeal key={appeal.id} appeal={appeal} />
        ))}
        {may.appeal && <File proposalId={proposalId} />}
      </div>
    </Section>
  )
}

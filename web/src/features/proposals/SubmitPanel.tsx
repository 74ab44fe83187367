import type { ProposalForm, ProposalGap } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Deadline } from '../../ui/measures.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { inputId } from './fields.ts'
import { fieldLabel, gapText } from './gap-text.ts'
import { focusField } from './Outline.tsx'

type SubmitPanelProps = {
  form: ProposalForm
  gaps: readonly ProposalGap[]
  isOwner: boolean
  isReady: boolean
  isBusy: boolean
  error: unknown
  onSubmit: () => void
}

/** What is missing, by the server's own check, each line a way to its field; then the button. */
export function SubmitPanel({ form, gaps, isOwner, isReady, isBusy, error, onSubmit }: SubmitPanelProps) {
  return (
    <section className="document-part stack" aria-labelledby="hand-in">
      <h2 id="hand-in">{m.proposals_hand_in()}</h2>
      {form.deadlineAt !== null && (
        <p>
          {m.proposals_deadline()} <Deadline at={form.deadlineAt} />
        </p>
      )}
      {gaps.length === 0 ? (
        <p className="ok">{m.proposals_complete()}</p>
      ) : (
        <>
          <p>{m.proposals_missing({ n: gaps.length })}</p>
          <ul className="checklist">
            {gaps.map((gap) => (
              <li key={`${gap.path} ${gap.code}`}>
                <a
                  href={`#${inputId(gap.path)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    focusField(gap.path)
                  }}
                >
                  {fieldLabel(gap.path, form)}
                </a>
                <span className="muted"> – {gapText(gap)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {isOwner ? (
        <div>
          <Button look="primary" busy={isBusy} disabled={!isReady || gaps.length > 0} onClick={onSubmit}>
            {m.proposals_submit()}
          </Button>
        </div>
      ) : (
        <p className="muted">{m.proposals_only_pi()}</p>
      )}
      <ProblemLine error={error} />
    </section>
  )
}

import type { DecisionPreview } from '@furrow/core/contract/decisions'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { Body } from './Body.tsx'
import { OverrideDialog } from './OverrideDialog.tsx'
import { problemSentences } from './override-problems.ts'
import { Overrides, type Removing } from './Overrides.tsx'
import { PreviewLetters } from './PreviewLetters.tsx'
import { usePreview, useProposing, useRewriting, type Drafted } from './preview-queries.ts'
import { RefusedPreview } from './RefusedPreview.tsx'
import { useKeptText } from '../../ui/use-kept-text.ts'
import { sumText } from './sum-text.ts'
import './decisions.css'

type ProposeProps = { drafted: Drafted; preview: DecisionPreview }

/** Freezes what stands on the page, or says what keeps it from being frozen. */
function ProposeForm({ drafted, preview }: ProposeProps) {
  const [note, setNote] = useKeptText(`note:${drafted.scenarioId}`)
  const proposing = useProposing(drafted)
  const [, goTo] = useLocation()
  const go = () =>
    proposing.mutate(
      { note, outcomeHash: preview.outcomeHash },
      {
        onSuccess: ({ id }) => {
          setNote('')
          toast(m.decisions_proposed_done())
          goTo(`/app/decisions/${id}`)
        },
      },
    )
  return (
    <Section title={m.decisions_propose()}>
      <form
        className="stack sign-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!proposing.isPending) go()
        }}
      >
        <p>{m.decisions_propose_text()}</p>
        <Field label={m.decisions_note()} optional>
          <Textarea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <ProblemLine error={proposing.error} />
        <div>
          <Button look="primary" type="submit" busy={proposing.isPending}>
            {m.decisions_propose()}
          </Button>
        </div>
      </form>
    </Section>
  )
}

/** Takes an override back where the others can stand without it; else its row says why it stays. */
function useRemoving(drafted: Drafted): Removing {
  const [proposal, setProposal] = useState('')
  const { mutate, error, variables = [] } = useRewriting(drafted)
  const onRemove = (of: string) => {
    setProposal(of)
    mutate(drafted.overrides.filter((given) => given.proposal !== of))
  }
  const why = () => m.decisions_override_stays({ why: problemSentences(error, variables).join(' ') })
  return { onRemove, refused: error === null ? null : { proposal, why: why() } }
}

function Content({ drafted, preview }: ProposeProps) {
  const [isAsked, setIsAsked] = useState(false)
  const removing = useRemoving(drafted)
  const overrides = (
    <div className="stack">
      <Overrides decision={preview} removing={removing} />
      <div>
        <Button onClick={() => setIsAsked(true)}>{m.decisions_override_add()}</Button>
      </div>
    </div>
  )
  return (
    <>
      <p className="decision-sum">
        <a href="#awards">{sumText(preview.outcome)}</a>
      </p>
      {preview.practice && <p className="decision-practice">{m.decisions_practice()}</p>}
      {preview.rehearsal && <p className="decision-practice">{m.practice_never_released()}</p>}
      <Body decision={preview} overrides={overrides} />
      <PreviewLetters drafted={drafted} preview={preview} />
      <ProposeForm drafted={drafted} preview={preview} />
      {isAsked && <OverrideDialog drafted={drafted} preview={preview} onClose={() => setIsAsked(false)} />}
    </>
  )
}

/** The whole decision before anything is frozen: every award, every difference, what is done by hand. */
export function PreviewPage() {
  const { callId = '', scenarioId = '' } = useParams()
  const { query, drafted } = usePreview(callId, scenarioId)
  const { error } = query
  if (isProblem(error) && error.code === 'invalid-input' && drafted.overrides.length > 0)
    return (
      <div className="decision">
        <RefusedPreview drafted={drafted} error={error} />
      </div>
    )
  return (
    <QueryStates query={query}>
      {(preview) => (
        <div className="decision">
          <Page
            title={m.decisions_preview_of({ call: preview.callTitle })}
            above={<Link href={`/app/calls/${callId}/studio`}>{m.decisions_to_studio()}</Link>}
            lead={m.decisions_preview_lead({ scenario: preview.scenarioName })}
          >
            <Content drafted={drafted} preview={preview} />
          </Page>
        </div>
      )}
    </QueryStates>
  )
}

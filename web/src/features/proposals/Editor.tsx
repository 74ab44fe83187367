import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { newIdempotencyKey } from '../../api.ts'
import { m } from '../../messages.ts'
import { ApplicantFields } from './ApplicantFields.tsx'
import { Comparison } from './Comparison.tsx'
import { DraftDeeds } from './DraftDeeds.tsx'
import type { Kept } from './autosave.ts'
import { EditorText } from './EditorText.tsx'
import { ImpactFields } from './ImpactFields.tsx'
import { Outline } from './Outline.tsx'
import { proposalQueries, submitProposal } from './queries.ts'
import { RequestPanel } from './RequestFields.tsx'
import { SaveState } from './SaveState.tsx'
import { SubmitPanel } from './SubmitPanel.tsx'
import { Team } from './Team.tsx'
import { useDraft } from './use-draft.ts'

/** The title of the page and of the window: the proposal's own, as it is typed. */
function EditorTitle({ typed }: { typed: string }) {
  const title = typed.trim() === '' ? m.proposals_untitled() : typed.trim()
  useEffect(() => {
    document.title = `${title} – ${m.shell_name()}`
  }, [title])
  return <h1 className="visually-hidden">{title}</h1>
}

type EditorProps = { detail: ProposalDetail; kept: Kept | null }

/** The proposal as a document to write in: outline, text, request, and the saved state at one fixed place. */
export function Editor({ detail: loaded, kept }: EditorProps) {
  const autosave = useDraft(loaded, kept)
  const draft = autosave.current()
  const [detail, setDetail] = useState(loaded)
  const { form } = detail
  const { fields, gaps } = draft
  const { isBusy, error, submit } = useSubmit(detail.id, autosave)
  const adopt = (next: ProposalDetail) => {
    setDetail(next)
    autosave.adopt(next)
  }
  const leave = () => {
    if (draft.status === 'dirty') void autosave.flush()
  }
  return (
    <div className="editor">
      <EditorTitle typed={String(fields.title ?? '')} />
      <div className="editor-bar">
        <span className="muted small">
          {detail.number} · {form.title}
        </span>
        <SaveState draft={draft} />
      </div>
      <Outline form={form} fields={fields} gaps={gaps} />
      <div className="document">
        {draft.restored && <p className="note">{m.proposals_restored()}</p>}
        {detail.receipt !== null && (
          <p className="note">{m.proposals_counts({ ordinal: detail.receipt.ordinal })}</p>
        )}
        <Comparison clashes={draft.clashes} form={form} onChoose={autosave.choose} />
        <EditorText form={form} autosave={autosave} onLeave={leave} />
        <section className="document-part stack">
          <h2>{m.proposals_classification()}</h2>
          <ApplicantFields fields={fields} gaps={gaps} onField={autosave.set} />
        </section>
        <section className="document-part stack">
          <h2>{m.proposals_impact()}</h2>
          <p className="muted small">{m.proposals_impact_help()}</p>
          <ImpactFields fields={fields} onField={autosave.set} />
        </section>
      </div>
      <aside className="editor-side">
        <RequestPanel form={form} fields={fields} gaps={gaps} onField={autosave.set} />
      </aside>
      <div className="document document-end">
        <Team detail={detail} canChange={detail.isOwner} onChanged={adopt} />
        <SubmitPanel
          form={form}
          gaps={gaps}
          isOwner={detail.isOwner}
          isReady={draft.status === 'saved'}
          isBusy={isBusy}
          error={error}
          onSubmit={() => void submit()}
        />
        <DraftDeeds detail={detail} version={draft.version} />
      </div>
    </div>
  )
}

type Autosave = ReturnType<typeof useDraft>

/** One key for the whole attempt: pressing twice or a retry after a lost answer gives the same receipt. */
function useSubmit(id: string, autosave: Autosave) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [key, setKey] = useState(newIdempotencyKey)
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const submit = async () => {
    setBusy(true)
    setError(null)
    try {
      await autosave.flush()
      const receipt = await submitProposal({ id, version: autosave.current().version }, key)
      client.setQueryData(proposalQueries.receipt(id).queryKey, receipt)
      setKey(newIdempotencyKey())
      await client.invalidateQueries({ queryKey: proposalQueries.mine().queryKey })
      client.removeQueries({ queryKey: proposalQueries.detail(id).queryKey })
      navigate(`/app/proposals/${id}/receipt`)
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  return { isBusy, error, submit }
}

import type { DeskView, OwnReview, ReviewContent, ReviewSaved } from '@furrow/core/contract/reviews'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, isProblem } from '../../api.ts'
import { useAutosave } from '../../autosave/use-autosave.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea } from '../../ui/inputs.tsx'
import { ConflictChoice, RestoreOffer } from '../../ui/RestoreOffer.tsx'
import { SaveState } from '../../ui/SaveState.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { Confidence } from './Confidence.tsx'
import { ConflictStep } from './ConflictStep.tsx'
import { CriterionRow } from './CriterionRow.tsx'
import { missingIn } from './missing.ts'
import { MissingNote } from './MissingNote.tsx'
import { loadDesk, reviewQueries, stepReview } from './queries.ts'
import { ReviewFoot } from './ReviewFoot.tsx'

const blank: ReviewContent = { scores: {}, confidence: null, textForApplicant: '', textForPanel: '' }

function useDraft(desk: DeskView, review: OwnReview) {
  const [content, setContent] = useState(review.content)
  const id = desk.assignmentId
  const saving = useAutosave<ReviewContent>({
    key: `review:${id}`,
    value: content,
    version: String(review.version),
    save: async (body, { version, keepalive }) => {
      const saved = await api.put<ReviewSaved>(`/assignments/${id}/review`, body, { version, keepalive })
      return { version: String(saved.version), savedAt: saved.savedAt }
    },
    loadServer: async () => {
      const { review: stored } = await loadDesk(id)
      return { value: stored?.content ?? blank, version: String(stored?.version ?? 0) }
    },
    onReplace: setContent,
  })
  return { content, setContent, saving }
}

function useHandIn(id: string, flush: () => Promise<unknown>) {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: reviewQueries.all })
  const undo = async () => {
    const { review } = await loadDesk(id)
    if (review !== null) await stepReview(id, 'reopen', review.version)
    await refresh()
  }
  return useMutation({
    mutationFn: async () => {
      await flush()
      const { review } = await loadDesk(id)
      return stepReview(id, 'hand-in', review?.version ?? 0)
    },
    onSuccess: async () => {
      await refresh()
      // The read-back is read from its beginning, by eyes and by screen readers.
      globalThis.scrollTo({ top: 0 })
      document.getElementById('own-review')?.focus({ preventScroll: true })
      toast(m.reviews_handed_in(), () => void undo())
    },
  })
}

type Draft = ReturnType<typeof useDraft>

/** A copy of this device, or what another window saved: the person chooses. */
function Choices({ content, saving }: Pick<Draft, 'content' | 'saving'>) {
  const { state, restore } = saving
  return (
    <>
      {restore && (
        <RestoreOffer at={restore.at} onAccept={saving.acceptRestore} onDrop={saving.dropRestore}>
          <p className="serif">{restore.value.textForApplicant}</p>
        </RestoreOffer>
      )}
      {state.kind === 'conflict' && (
        <ConflictChoice
          mine={<p className="serif">{content.textForApplicant}</p>}
          theirs={<p className="serif">{state.server.textForApplicant}</p>}
          onKeepMine={() => saving.keepMine(content)}
          onTakeTheirs={saving.takeTheirs}
        />
      )}
    </>
  )
}

type TextsProps = { content: ReviewContent; onChange: (part: Partial<ReviewContent>) => void }

const Texts = ({ content, onChange }: TextsProps) => (
  <>
    <Field id="textForApplicant" label={m.reviews_text_applicant()} hint={m.reviews_text_applicant_hint()}>
      <Textarea
        rows={8}
        value={content.textForApplicant}
        onChange={(event) => onChange({ textForApplicant: event.target.value })}
      />
    </Field>
    <Field id="textForPanel" label={m.reviews_text_panel()} hint={m.reviews_text_panel_hint()} optional>
      <Textarea
        rows={4}
        value={content.textForPanel}
        onChange={(event) => onChange({ textForPanel: event.target.value })}
      />
    </Field>
  </>
)

/** The own review while it is written: saved while typing, handed in by a deed of its own. */
export function ReviewForm({ desk, review }: { desk: DeskView; review: OwnReview }) {
  const { content, setContent, saving } = useDraft(desk, review)
  const handIn = useHandIn(desk.assignmentId, saving.flush)
  const missing = missingIn(content, desk.criteria)
  const wrong = isProblem(handIn.error) ? handIn.error.errors.map(({ path }) => path) : []
  const change = (part: Partial<ReviewContent>) => setContent((old) => ({ ...old, ...part }))
  return (
    <section className="stack" aria-label={m.reviews_form()}>
      <div className="row spread">
        <h2>{m.reviews_form()}</h2>
        <SaveState state={saving.state} />
      </div>
      {review.version > 0 && <MissingNote missing={missing} text={m.reviews_draft_kept()} />}
      <Choices content={content} saving={saving} />
      {desk.criteria.map((criterion) => (
        <CriterionRow
          key={criterion.key}
          criterion={criterion}
          score={content.scores[criterion.key]}
          onScore={(score) => change({ scores: { ...content.scores, [criterion.key]: score } })}
          isMissing={wrong.includes(`scores.${criterion.key}`) && content.scores[criterion.key] === undefined}
        />
      ))}
      <Confidence value={content.confidence} onValue={(confidence) => change({ confidence })} />
      <Texts content={content} onChange={change} />
      <ProblemLine error={handIn.error} />
      <ReviewFoot
        desk={desk}
        scores={content.scores}
        note={missing.length > 0 && <p className="small">{m.reviews_not_ready({ count: missing.length })}</p>}
      >
        <Button look="primary" busy={handIn.isPending} onClick={() => handIn.mutate()}>
          {m.reviews_hand_in()}
        </Button>
      </ReviewFoot>
      <ConflictStep id={desk.assignmentId} />
    </section>
  )
}

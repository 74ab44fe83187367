import type { DeskView, OwnReview, ReviewContent, ReviewSaved } from '@furrow/core/contract/reviews'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useLocation } from 'wouter'
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
import { CriterionRow, levelsOf } from './CriterionRow.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { loadDesk, reviewQueries, stepReview } from './queries.ts'
import { ReviewFoot } from './ReviewFoot.tsx'
import { useKeys, useSingleKeys } from './shortcuts.ts'

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
      // The read-back is read from its beginning.
      globalThis.scrollTo({ top: 0 })
      toast(m.reviews_handed_in(), () => void undo())
    },
  })
}

const focusOn = (target: HTMLElement | null | undefined) => target?.focus()

function useDeskKeys(desk: DeskView, score: (key: string, value: number) => void, help: () => void) {
  const [isOn, setOn] = useSingleKeys()
  const [, go] = useLocation()
  const { data: queue } = useQuery(reviewQueries.queue())
  const before = useRef('')
  const onKey = useCallback(
    (key: string): boolean => {
      const last = before.current
      before.current = key
      const rows = [...document.querySelectorAll<HTMLElement>('[data-criterion]')]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const criterion = desk.criteria[at]
      const level = criterion && levelsOf(criterion)[Number(key) - 1]
      const step = (by: number) => {
        const next = at + by
        if (rows[next]) return focusOn(rows[next])
        const items = queue?.items ?? []
        const place = items.findIndex((item) => item.id === desk.assignmentId)
        const other = items[place + by]
        if (other) go(`/app/reviews/${other.id}`)
      }
      const deeds: Record<string, () => void> = {
        j: () => step(1),
        k: () => step(-1),
        c: () => focusOn(document.getElementById('textForApplicant')),
        '?': help,
        ...(last === 'g' && { q: () => go('/app/reviews') }),
        ...(criterion && level && { [key]: () => score(criterion.key, level.score) }),
      }
      deeds[key]?.()
      return deeds[key] !== undefined
    },
    [desk, score, help, go, queue],
  )
  useKeys(isOn, onKey)
  return { isOn, setOn }
}

/** The own review while it is written: saved while typing, handed in by a deed of its own. */
export function ReviewForm({ desk, review }: { desk: DeskView; review: OwnReview }) {
  const { content, setContent, saving } = useDraft(desk, review)
  const handIn = useHandIn(desk.assignmentId, saving.flush)
  const [showsHelp, setHelp] = useState(false)
  const setScore = useCallback(
    (key: string, score: number | null) =>
      setContent((old) => ({ ...old, scores: { ...old.scores, [key]: score } })),
    [setContent],
  )
  const help = useCallback(() => setHelp(true), [])
  const keys = useDeskKeys(desk, setScore, help)
  const { state, restore } = saving
  const wrong = isProblem(handIn.error) ? handIn.error.errors.map(({ path }) => path) : []
  const change = (part: Partial<ReviewContent>) => setContent({ ...content, ...part })
  return (
    <section className="stack" aria-label={m.reviews_form()}>
      <div className="row spread">
        <h2>{m.reviews_form()}</h2>
        <SaveState state={state} />
      </div>
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
      {desk.criteria.map((criterion) => (
        <CriterionRow
          key={criterion.key}
          criterion={criterion}
          score={content.scores[criterion.key]}
          onScore={(score) => setScore(criterion.key, score)}
          isMissing={wrong.includes(`scores.${criterion.key}`) && content.scores[criterion.key] === undefined}
        />
      ))}
      <Confidence value={content.confidence} onValue={(confidence) => change({ confidence })} />
      <Field id="textForApplicant" label={m.reviews_text_applicant()} hint={m.reviews_text_applicant_hint()}>
        <Textarea
          rows={8}
          value={content.textForApplicant}
          onChange={(event) => change({ textForApplicant: event.target.value })}
        />
      </Field>
      <Field id="textForPanel" label={m.reviews_text_panel()} hint={m.reviews_text_panel_hint()} optional>
        <Textarea
          rows={4}
          value={content.textForPanel}
          onChange={(event) => change({ textForPanel: event.target.value })}
        />
      </Field>
      <ProblemLine error={handIn.error} />
      <ReviewFoot desk={desk} scores={content.scores}>
        <Button look="primary" busy={handIn.isPending} onClick={() => handIn.mutate()}>
          {m.reviews_hand_in()}
        </Button>
      </ReviewFoot>
      <div className="row spread">
        <Button look="quiet" onClick={help}>
          {m.reviews_keys()}
        </Button>
        <ConflictStep id={desk.assignmentId} />
      </div>
      <KeyHelp open={showsHelp} isOn={keys.isOn} onSwitch={keys.setOn} onClose={() => setHelp(false)} />
    </section>
  )
}

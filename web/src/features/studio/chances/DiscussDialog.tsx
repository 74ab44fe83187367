import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScenarioView } from '@furrow/core/contract/studio'
import { api } from '../../../api.ts'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { ProblemLine } from '../../../ui/states.tsx'
import { toast } from '../../../ui/Toasts.tsx'
import { download } from '../download.ts'
import { studioQueries } from '../queries.ts'
import type { StudioState } from '../use-studio-state.ts'
import { chanceText } from './chance-text.ts'
import { intervalOf, type ChancesView } from './chances-view.ts'
import { discussedIn, withDiscussion } from './discussion-note.ts'

type DiscussDialogProps = { state: StudioState; chances: ChancesView; onClose: () => void }

/** Writes the list into the note of a saved scenario, and nothing else of it. */
function useKeepNote(callId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, name, content, version, note }: ScenarioView) =>
      api.put<ScenarioView>(`/scenarios/${encodeURIComponent(id)}`, { name, note, content }, { version }),
    onSuccess: () => client.invalidateQueries({ queryKey: studioQueries.scenarios(callId).queryKey }),
  })
}

/** One line for the meeting: number, title, interval of the rank, chance. */
function lineOf({ field, names }: StudioState, chances: ChancesView, i: number): string {
  const interval = intervalOf(chances, i)
  const parts = [
    `${field.ids[i] ?? ''} ${names.titles[i] ?? ''}`.trim(),
    ...(interval === null
      ? []
      : [m.studio_interval_text({ low: formatNumber(interval.low), high: formatNumber(interval.high) })]),
    m.chances_of({ share: chanceText(chances.funded[i] ?? NaN) }),
  ]
  return parts.join(' · ')
}

type KeepProps = { state: StudioState; ids: readonly string[]; onClose: () => void }

/** Keeps the list with the scenario, if there is a saved one of one's own. */
function Keep({ state, ids, onClose }: KeepProps) {
  const { saved, context } = state
  const keep = useKeepNote(context.call.id)
  if (saved?.mine !== true) return <p className="muted small">{m.chances_discuss_unsaved()}</p>
  const note = withDiscussion(saved.note, m.chances_discuss_lead(), ids)
  const done = () => {
    toast(m.chances_discuss_kept({ name: saved.name }))
    onClose()
  }
  return (
    <>
      <Button
        look="primary"
        busy={keep.isPending}
        disabled={note.length > 2000}
        onClick={() => keep.mutate({ ...saved, note }, { onSuccess: done })}
      >
        {m.chances_discuss_keep({ name: saved.name })}
      </Button>
      {note.length > 2000 && <p className="danger small">{m.chances_discuss_long()}</p>}
      <ProblemLine error={keep.error} />
    </>
  )
}

/** The proposals of the grey zone as a list for the meeting: chosen, taken along, kept with the scenario. */
export function DiscussDialog({ state, chances, onClose }: DiscussDialogProps) {
  const { field, saved, context } = state
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const kept = discussedIn(saved?.note ?? '')
    return new Set(kept.length > 0 ? kept : field.ids.filter((_, i) => chances.grey[i] === 1))
  })
  const shown = [...field.ids.keys()]
    .filter((i) => chances.grey[i] === 1 || chosen.has(field.ids[i] ?? ''))
    .sort((a, b) => (chances.expectedRank[a] ?? 0) - (chances.expectedRank[b] ?? 0))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const listed = shown.filter((i) => chosen.has(field.ids[i] ?? ''))
  const text = listed.map((i) => lineOf(state, chances, i)).join('\n')
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast(m.chances_discuss_copied())
  }
  return (
    <Dialog open wide title={m.chances_discuss_title()} onClose={onClose}>
      <p>{m.chances_discuss_text()}</p>
      <fieldset className="studio-checks" data-discuss="">
        <legend className="small muted">
          {m.studio_shown({ shown: formatNumber(listed.length), of: formatNumber(shown.length) })}
        </legend>
        {shown.map((i) => {
          const id = field.ids[i] ?? ''
          return (
            <label key={id} className="studio-check">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
              <span>{lineOf(state, chances, i)}</span>
            </label>
          )
        })}
      </fieldset>
      <div className="row">
        <Button onClick={() => void copy()}>{m.chances_discuss_copy()}</Button>
        <Button onClick={() => download(`${context.call.id}.discussion.txt`, `${text}\n`)}>
          {m.chances_discuss_download()}
        </Button>
        <Keep {...{ state, onClose }} ids={listed.map((i) => field.ids[i] ?? '')} />
      </div>
    </Dialog>
  )
}

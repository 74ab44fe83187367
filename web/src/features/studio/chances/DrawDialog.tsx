import { tieKey } from '@furrow/core/ranking/tie-order'
import { useState } from 'react'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import { reasonText } from '../../../ui/reason-text.ts'
import { reasonOf, type RunView } from '../run-view.ts'
import type { StudioState } from '../use-studio-state.ts'

type DrawDialogProps = { state: StudioState; view: RunView; onClose: () => void }

/** Drawn proposals in the order of the draw. */
const drawnOf = ({ place }: RunView): number[] =>
  [...(place?.keys() ?? [])]
    .filter((i) => (place?.[i] ?? 0) > 0)
    .sort((a, b) => (place?.[a] ?? 0) - (place?.[b] ?? 0))

type StepProps = DrawDialogProps & { proposal: number }

/** One lot: its key, and what decided at its turn. */
function Step({ state, view, proposal: i }: StepProps) {
  const { field, names, context, draft } = state
  const id = field.ids[i] ?? ''
  const award = view.award[i] ?? 0
  return (
    <li data-drawn={id} className={award > 0 ? 'studio-drawn-funded' : ''}>
      <span>
        <span className="muted number">{id}</span> {names.titles[i]}
      </span>
      <span className="small">
        {award > 0 && <strong className="number">{formatHours(award)} · </strong>}
        {reasonText(reasonOf(view, field, { i, bars: draft.thresholds }), {
          criterionName: (criterion) => criterion,
          policy: view.policy,
          requested: field.requested[i] ?? 0,
          award,
        })}
      </span>
      <code className="small muted" title={m.chances_step_key()}>
        {tieKey(context.seed, id).slice(0, 12)}
      </code>
    </li>
  )
}

/** The draw, lot by lot. It follows from the seed that was committed to when the call opened, so it is the same each time. */
export function DrawDialog({ state, view, onClose }: DrawDialogProps) {
  const drawn = drawnOf(view)
  const [shown, setShown] = useState(1)
  const isWhole = shown >= drawn.length
  return (
    <Dialog
      open
      wide
      title={m.chances_draw_title()}
      onClose={onClose}
      actions={
        <>
          <Button disabled={isWhole} onClick={() => setShown(drawn.length)}>
            {m.chances_draw_all()}
          </Button>
          <Button look="primary" disabled={isWhole} onClick={() => setShown(shown + 1)}>
            {m.chances_draw_next()}
          </Button>
        </>
      }
    >
      <p>{m.chances_draw_text()}</p>
      <p className="small muted" role="status">
        {m.chances_draw_shown({
          n: formatNumber(Math.min(shown, drawn.length)),
          of: formatNumber(drawn.length),
        })}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to take the focus */}
      <section className="studio-draw" aria-label={m.chances_draw_title()} tabIndex={0}>
        <ol>
          {drawn.slice(0, shown).map((i) => (
            <Step key={i} {...{ state, view, onClose }} proposal={i} />
          ))}
        </ol>
      </section>
    </Dialog>
  )
}

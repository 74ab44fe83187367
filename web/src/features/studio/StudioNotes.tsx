import { m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import type { Opened } from './address.ts'
import { effectText } from './last-move.tsx'
import type { Names } from './names.ts'
import type { RunView } from './run-view.ts'
import type { StudioState } from './use-studio-state.ts'
import type { Progress } from './use-studio.ts'

const linkProblems = {
  damaged: m.studio_link_damaged,
  newer: m.studio_link_newer,
  'other-call': m.studio_link_other_call,
} as const

type NotesProps = {
  opened: Opened
  names: Names
  runnable: boolean
  progress: Progress
  proven: boolean
}

/** What the page has to say about its address, the exact choice and missing data. */
export function Notes({ opened, names, runnable, progress, proven }: NotesProps) {
  return (
    <div className="studio-notes" role="status">
      {opened.problem !== null && <p className="danger">{linkProblems[opened.problem]()}</p>}
      {!runnable && <p className="danger">{m.studio_all_zero()}</p>}
      {progress === 'running' && <p className="muted small">{m.studio_solver_waiting()}</p>}
      {progress === 'failed' && <p className="danger">{m.studio_solver_failed()}</p>}
      {!proven && <p className="danger">{m.studio_solver_unproven()}</p>}
      {!names.hasTitles && <p className="muted small">{m.studio_no_titles()}</p>}
    </div>
  )
}

type TotalsLineProps = { state: StudioState; view: RunView; onLine: () => void }

/** The one line above the ranking: totals, and what the last move did. */
export function TotalsLine({ state, view, onLine }: TotalsLineProps) {
  const { lastMove } = state.studio
  return (
    <div className="studio-totals">
      <h2 className="number" data-totals="">
        {m.studio_totals({
          proposals: formatNumber(view.order.length),
          funded: formatNumber(view.funded),
          awarded: formatNumber(view.totals.awarded),
          available: formatHours(view.totals.available),
        })}
      </h2>
      {state.context.call.practice && <PracticeBadge />}
      <span className="row studio-effect">
        <span className="small muted" role="status" data-effect="">
          {lastMove !== null && m.studio_effect({ effect: effectText(lastMove.effect) })}
        </span>
        <Button size="small" look="quiet" title={m.studio_to_line_key()} onClick={onLine}>
          {m.studio_to_line()}
        </Button>
      </span>
    </div>
  )
}

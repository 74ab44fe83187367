import type { ScenarioView } from '@furrow/core/contract/studio'
import { m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { News } from './keep/News.tsx'
import { effectText } from './last-move.tsx'
import type { RunView } from './run-view.ts'
import { Solving } from './Solving.tsx'
import type { StudioState } from './use-studio-state.ts'

const linkProblems = {
  damaged: m.studio_link_damaged,
  newer: m.studio_link_newer,
  'other-call': m.studio_link_other_call,
} as const

type NotesProps = { state: StudioState; proven: boolean; onShow: (scenario: ScenarioView) => void }

/** What the page has to say about its address, the exact choice, missing data and what others changed. */
export function Notes({ state, proven, onShow }: NotesProps) {
  const { opened, names, runnable, studio, news, isGone, isBaselineGone } = state
  return (
    <div className="studio-notes" role="status">
      {news !== null && <News news={news} onShow={() => onShow(news)} />}
      {isGone && <p className="muted small">{m.studio_news_gone()}</p>}
      {isBaselineGone && <p className="danger">{m.studio_baseline_gone()}</p>}
      {opened.problem !== null && <p className="danger">{linkProblems[opened.problem]()}</p>}
      {!runnable && <p className="danger">{m.studio_all_zero()}</p>}
      {studio.progress.status === 'running' && (
        <Solving progress={studio.progress} onCancel={studio.cancel} />
      )}
      {studio.progress.status === 'failed' && <p className="danger">{m.studio_solver_failed()}</p>}
      {!proven && <p className="danger">{m.studio_solver_unproven()}</p>}
      {!names.hasTitles && <p className="muted small">{m.studio_no_titles()}</p>}
    </div>
  )
}

type TotalsLineProps = { state: StudioState; view: RunView; onLine: () => void }

/** The one line above the ranking: totals, and what the last move did. */
export function TotalsLine({ state, view, onLine }: TotalsLineProps) {
  const { lastMove, progress } = state.studio
  const totalsText = view.order.length === 1 ? m.studio_totals_one : m.studio_totals
  return (
    <div className="studio-totals" aria-busy={progress.status === 'running'}>
      <h2 className="number" data-totals="">
        {totalsText({
          proposals: formatNumber(view.order.length),
          funded: formatNumber(view.funded),
          awarded: formatNumber(view.totals.awarded),
          available: formatHours(view.totals.available),
        })}
      </h2>
      {state.context.call.practice && <PracticeBadge />}
      <Button size="small" look="quiet" title={m.studio_to_line_key()} onClick={onLine}>
        {m.studio_to_line()}
      </Button>
      <p className="small muted studio-effect" role="status" data-effect="">
        {lastMove !== null && m.studio_effect({ effect: effectText(lastMove.effect) })}
      </p>
    </div>
  )
}

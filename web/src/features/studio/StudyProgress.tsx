import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ProgressBar } from '../../ui/measures.tsx'
import type { StudyState } from './use-study.ts'

type StudyProgressProps = { state: StudyState; label: string; onEnd: () => void; onStart: () => void }

/** How far a study is, with a way to end it; what was ended or failed can be started again. */
export function StudyProgress({ state, label, onEnd, onStart }: StudyProgressProps) {
  if (state.status === 'ended' || state.status === 'failed')
    return (
      <div className="row" role={state.status === 'failed' ? 'alert' : 'status'}>
        <span className={state.status === 'failed' ? 'danger' : 'muted'}>
          {state.status === 'failed' ? m.studio_study_failed() : m.studio_study_ended()}
        </span>
        <Button size="small" onClick={onStart}>
          {m.studio_study_start()}
        </Button>
      </div>
    )
  const { done = 0, of = 1 } = (state.status === 'running' ? state.progress : null) ?? {}
  return (
    <div className="studio-progress" data-running="">
      <span className="small">{label}</span>
      <ProgressBar label={label} value={done} max={of} shown={`${formatNumber((100 * done) / of)} %`} />
      <Button size="small" look="quiet" onClick={onEnd}>
        {m.studio_study_end()}
      </Button>
    </div>
  )
}

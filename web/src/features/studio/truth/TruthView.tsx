import type { PracticeTruth } from '@furrow/core/contract/practice'
import { useQuery } from '@tanstack/react-query'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { QueryStates } from '../../../ui/states.tsx'
import { OldContext } from '../figures/old.ts'
import { sourceText } from '../pictures/source-text.ts'
import { studioQueries } from '../queries.ts'
import type { ViewProps } from '../Views.tsx'
import { TruthPicture } from './TruthPicture.tsx'
import { useRight } from './use-right.ts'

const statusTexts = { stopped: m.studio_study_ended, failed: m.studio_study_failed } as const

type ControlsProps = ReturnType<typeof useRight> & { isOld: boolean }

/** Starts and stops the report, and says how far it is. */
function Controls({ report, start, stop, isOld }: ControlsProps) {
  const isRunning = report?.status === 'running'
  return (
    <div className="row" role="status">
      <Button look={isRunning ? 'plain' : 'primary'} onClick={isRunning ? stop : start}>
        {isRunning ? m.studio_study_end() : m.studio_study_start()}
      </Button>
      {isRunning && (
        <span>
          {m.truth_progress({ n: formatNumber(report.rows.length), total: formatNumber(report.total) })}
        </span>
      )}
      {(report?.status === 'stopped' || report?.status === 'failed') && statusTexts[report.status]()}
      {isOld && <span className="muted">{m.truth_old()}</span>}
    </div>
  )
}

function Content({ state, truth }: Pick<ViewProps, 'state'> & { truth: PracticeTruth }) {
  const { runner, draft } = state
  const { report, start, stop } = useRight({ runner, draft, truth })
  const isOld = report !== null && report.draft !== draft
  return (
    <section className="studio-section">
      <p>{m.truth_text()}</p>
      <Controls {...{ report, start, stop, isOld }} />
      {report !== null && report.rows.length > 0 && (
        <OldContext value={isOld}>
          <TruthPicture
            rows={report.rows}
            policy={report.draft.policy}
            isWhole={report.status === 'done'}
            source={sourceText(state)}
          />
        </OldContext>
      )}
    </section>
  )
}

/** For a call whose truth is known: how often each policy is right. */
export function TruthView({ state }: ViewProps) {
  const query = useQuery(studioQueries.truth(state.context.call.id))
  return <QueryStates query={query}>{(truth) => <Content state={state} truth={truth} />}</QueryStates>
}

import type { PracticeTruth } from '@furrow/core/contract/practice'
import type { Policy } from '@furrow/core/contract/policies'
import { useQuery } from '@tanstack/react-query'
import { m } from '../../../messages.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatHours, formatNumber, formatShare } from '../../../ui/format.ts'
import { QueryStates } from '../../../ui/states.tsx'
import { calibrationNames } from '../calibration-text.ts'
import { policyNames } from '../policy-names.ts'
import { studioQueries } from '../queries.ts'
import type { ViewProps } from '../Views.tsx'
import type { Right } from './right.ts'
import { useRight, type Report } from './use-right.ts'
import './truth.css'
import { Heads, ScrollRegion } from '../../../ui/tables.tsx'

/** What tells policies of one kind apart. */
function detailOf(policy: Policy): string | null {
  if (policy.kind === 'cutoff') return policy.mode === 'skip' ? m.studio_mode_skip() : m.studio_mode_stop()
  if (policy.kind !== 'knapsack') return null
  return policy.objective === 'scores' ? m.studio_objective_scores() : m.studio_objective_hours()
}

function nameOf({ policy }: Right): string {
  if (policy === null) return m.studio_this_scenario()
  const detail = detailOf(policy)
  return detail === null ? policyNames[policy.kind]() : `${policyNames[policy.kind]()}, ${detail}`
}

function Row({ row }: { row: Right }) {
  return (
    <tr>
      <th scope="row">{nameOf(row)}</th>
      <td>{calibrationNames[row.calibration]()}</td>
      <td className="cell-end number">
        <span className="truth-bar" aria-hidden="true">
          <span style={{ width: `${row.share * 100}%` }} />
        </span>
        {formatShare(row.share)}
      </td>
      <td className="cell-end number">{formatHours(row.rightHours)}</td>
      <td className="cell-end number">
        {m.truth_hits_of({ hits: formatNumber(row.hits), funded: formatNumber(row.funded) })}
      </td>
    </tr>
  )
}

const heads = () => [
  m.studio_policy(),
  m.studio_calibration_scores(),
  m.truth_share(),
  m.truth_hours(),
  m.truth_hits(),
]

/** The best of the policies and where the scenario stands, in one sentence. */
function Finding({ rows }: Pick<Report, 'rows'>) {
  const [own, ...others] = rows
  const best = bestOf(others, ({ share }) => share)
  const [first] = best
  if (own === undefined || first === undefined) return null
  const named = (row: Right) =>
    m.truth_policy({ policy: `“${nameOf(row)}”`, scores: calibrationNames[row.calibration]() })
  return (
    <p data-truth-finding="">
      <strong>
        {m.truth_finding({
          own: formatShare(own.share),
          best: formatShare(first.share),
          policy: nameList(best.map(named)),
        })}
      </strong>
    </p>
  )
}

function Table({ rows }: Pick<Report, 'rows'>) {
  return (
    <ScrollRegion label={m.truth_title()} className="truth-table">
      <table className="table table-compact">
        <caption className="visually-hidden">{m.truth_title()}</caption>
        <Heads heads={heads()} names={2} />
        <tbody>
          {rows.map((row, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows are only added
            <Row key={place} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

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
  return (
    <section className="studio-section">
      <h3>{m.truth_title()}</h3>
      <p>{m.truth_text()}</p>
      <Controls {...{ report, start, stop }} isOld={report !== null && report.draft !== draft} />
      {report?.status === 'done' && <Finding rows={report.rows} />}
      {report !== null && report.rows.length > 0 && <Table rows={report.rows} />}
    </section>
  )
}

/** For a call whose truth is known: how often each policy is right. */
export function TruthView({ state }: ViewProps) {
  const query = useQuery(studioQueries.truth(state.context.call.id))
  return <QueryStates query={query}>{(truth) => <Content state={state} truth={truth} />}</QueryStates>
}

import { m } from '../../../messages.ts'
import { formatNumber } from '../../../ui/format.ts'
import { CalibrationEffect } from '../CalibrationEffect.tsx'
import { gateText } from '../calibration-text.ts'
import { Studied } from '../figures/Studied.tsx'
import { sourceText } from '../pictures/source-text.ts'
import type { ReviewerTable } from '../severity.ts'
import type { ViewProps } from '../Views.tsx'
import { IslandsFigure } from './IslandsFigure.tsx'
import { PlaceboFigure } from './PlaceboFigure.tsx'
import { useReviewers } from './SeverityPicture.tsx'
import { StrictnessFigure } from './StrictnessFigure.tsx'
import { large, largeAdjustment, signed } from './strictness.ts'

type ChangesProps = Pick<ViewProps, 'state' | 'onSelect'>

/** What adjusting does to the awards, by name, before anything is said of how. */
function Changes({ state, onSelect }: ChangesProps) {
  const { trial, draft, field, names } = state
  if (trial === null) return <p className="muted">{m.calibration_not_tried()}</p>
  return (
    <section className="studio-section" aria-busy={trial.draft !== draft} data-changes="">
      {trial.verdict.applied ? (
        <CalibrationEffect {...{ trial, draft, field, names, onSelect }} />
      ) : (
        <p>
          <strong>{m.calibration_changes_nothing()}</strong>
        </p>
      )}
      <h3>{m.calibration_gate()}</h3>
      <p data-gate={trial.verdict.reason}>{gateText(trial.verdict, field)}</p>
    </section>
  )
}

/** Adjustments so large that somebody should read what these reviewers wrote. */
function Warning({ table }: { table: ReviewerTable }) {
  const rows = large(table.reviewers)
  if (rows.length === 0) return null
  const listed = rows
    .map(({ reviewer, adjustment }) => `${reviewer} (${signed(adjustment ?? 0, 1)})`)
    .join(', ')
  return (
    <p className="notice" role="note" data-large-adjustments={rows.length}>
      {m.calibration_warning({ points: formatNumber(largeAdjustment), reviewers: listed })}
    </p>
  )
}

/** Whether strict and mild reviewers decide: what adjusting changes, who they are, and what the reviews allow to say. */
export function CalibrationView({ state, onSelect }: ViewProps) {
  const { runner, draft, field } = state
  const source = sourceText(state)
  const { found, ...how } = useReviewers(runner, draft)
  return (
    <>
      <Changes state={state} onSelect={onSelect} />
      <Studied name="reviewers" title={m.calibration_strictness()} hasFound={found !== undefined} {...how}>
        {found !== undefined && (
          <>
            <Warning table={found} />
            <StrictnessFigure table={found} source={source} shows="interval" />
            <IslandsFigure table={found} source={source} />
          </>
        )}
      </Studied>
      <PlaceboFigure runner={runner} draft={draft} field={field} source={source} />
      <p className="muted small studio-limits">{m.calibration_limits()}</p>
    </>
  )
}

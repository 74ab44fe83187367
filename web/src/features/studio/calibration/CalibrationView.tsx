import { m } from '../../../messages.ts'
import { CalibrationEffect } from '../CalibrationEffect.tsx'
import { verdictText } from '../calibration-text.ts'
import type { ViewProps } from '../Views.tsx'

/** Whether strict and mild reviewers decide: what adjusting changes, and what the reviews allow to say. */
export function CalibrationView({ state, onSelect }: ViewProps) {
  const { trial, draft, field, names } = state
  if (trial === null) return <p className="muted">{m.calibration_not_tried()}</p>
  return (
    <section className="studio-section" aria-busy={trial.draft !== draft}>
      <h3>{m.calibration_changes()}</h3>
      {trial.verdict.applied && <CalibrationEffect {...{ trial, draft, field, names, onSelect }} />}
      <p data-gate={trial.verdict.reason}>{verdictText(trial.verdict)}</p>
    </section>
  )
}

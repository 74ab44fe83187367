import { m } from '../../messages.ts'
import { CalibrationEffect } from './CalibrationEffect.tsx'
import { calibrationNames, gateText } from './calibration-text.ts'
import { calibrations } from './calibration.ts'
import { Choice } from './Choice.tsx'
import type { Draft } from './draft.ts'
import { MoveEffect } from './last-move.tsx'
import type { Names } from './names.ts'
import type { FieldView } from './run-view.ts'
import type { CalibrationTrial } from './use-calibration.ts'

export type CalibrationProps = {
  draft: Draft
  published: Draft
  trial: CalibrationTrial | null
  field: FieldView
  names: Names
  onCalibration: (calibration: Draft['calibration']) => void
  onSelect: (proposal: number) => void
}

/** Whether scores are adjusted for strict and mild reviewers, what the gate says, and what it does to the awards. */
export function CalibrationControls({ trial, onCalibration, ...shown }: CalibrationProps) {
  const { draft, published } = shown
  return (
    <fieldset className="studio-group">
      <legend>{m.studio_calibration()}</legend>
      <Choice
        label={m.studio_calibration_scores()}
        value={draft.calibration}
        standard="none"
        published={published.calibration}
        options={calibrations.map((kind) => [kind, calibrationNames[kind]()] as const)}
        onChoose={onCalibration}
      />
      <MoveEffect of="calibration" />
      {trial !== null && (
        <div
          className="studio-verdict small"
          aria-busy={trial.draft !== draft}
          data-verdict={trial.verdict.reason}
        >
          <p>{gateText(trial.verdict, shown.field)}</p>
          {trial.verdict.applied && <CalibrationEffect {...shown} trial={trial} />}
        </div>
      )}
    </fieldset>
  )
}

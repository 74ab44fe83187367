import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { calibrationNames, verdictText } from './calibration-text.ts'
import { calibrations } from './calibration.ts'
import { Choice } from './Choice.tsx'
import type { Draft } from './draft.ts'
import type { Names } from './names.ts'
import { ProposalList } from './ProposalList.tsx'
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

type EffectProps = Omit<CalibrationProps, 'trial' | 'onCalibration' | 'published'> & {
  trial: CalibrationTrial
}

/** "The adjustment changes 3 of 37 awards", and whose. */
function Effect({ trial, draft, field, names, onSelect }: EffectProps) {
  const { changed, awards, enters, leaves, others, large } = trial.effect
  const resized = new Map(others.map((other) => [other.proposal, other]))
  const numbers = { changed: formatNumber(changed), awards: formatNumber(awards) }
  const lists = [
    { key: 'enters', title: m.studio_calibration_enters(), proposals: enters },
    { key: 'leaves', title: m.studio_calibration_leaves(), proposals: leaves },
    { key: 'others', title: m.studio_calibration_others(), proposals: [...resized.keys()] },
    { key: 'large', title: m.studio_calibration_large(), proposals: large },
  ]
  const note = (proposal: number) => {
    const { from = 0, to = 0 } = resized.get(proposal) ?? {}
    return `${formatNumber(from)} → ${formatHours(to)}`
  }
  return (
    <>
      <p>
        <strong data-calibration-effect={changed}>
          {draft.calibration === 'none'
            ? m.studio_calibration_would(numbers)
            : m.studio_calibration_does(numbers)}
        </strong>
      </p>
      {lists.map(
        ({ key, title, proposals }) =>
          proposals.length > 0 && (
            <div key={key} data-calibration-list={key}>
              <p className="muted">{title}</p>
              <ProposalList
                {...{ proposals, field, names, onSelect }}
                note={key === 'others' ? note : undefined}
              />
            </div>
          ),
      )}
    </>
  )
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
        published={published.calibration}
        options={calibrations.map((kind) => [kind, calibrationNames[kind]()] as const)}
        onChoose={onCalibration}
      />
      {trial !== null && (
        <div
          className="studio-verdict small"
          aria-busy={trial.draft !== draft}
          data-verdict={trial.verdict.reason}
        >
          <p>{verdictText(trial.verdict)}</p>
          {trial.verdict.applied && <Effect {...shown} trial={trial} />}
        </div>
      )}
    </fieldset>
  )
}

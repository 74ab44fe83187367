import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import type { Draft } from './draft.ts'
import type { Names } from './names.ts'
import { ProposalList } from './ProposalList.tsx'
import type { FieldView } from './run-view.ts'
import type { CalibrationTrial } from './use-calibration.ts'

type EffectProps = {
  trial: CalibrationTrial
  draft: Draft
  field: FieldView
  names: Names
  onSelect: (proposal: number) => void
}

/** "The adjustment changes 3 of 37 awards", and whose. */
export function CalibrationEffect({ trial, draft, field, names, onSelect }: EffectProps) {
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

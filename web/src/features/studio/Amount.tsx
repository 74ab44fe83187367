import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { NumberInput } from '../../ui/inputs.tsx'
import { PublishedValue } from './Choice.tsx'
import { fourPlaces } from './draft.ts'

type AmountProps = { label: string; value: number; unit: string; onSet: (value: number) => void }

/** A number that counts from the moment on in which it is one. */
export const Amount = ({ label, value, unit, onSet }: AmountProps) => (
  <NumberInput
    aria-label={label}
    value={value}
    unit={unit}
    onValue={(next) => {
      if (next !== null) onSet(fourPlaces(next))
    }}
  />
)

type PointsRowProps = {
  label: string
  value: number
  standard: number
  published: number | undefined
  onSet: (value: number) => void
}

/** A number of points from 0 to 100 with its default, and the way back to what the call published. */
export function PointsRow({ label, value, standard, published, onSet }: PointsRowProps) {
  const back = published ?? standard
  const unit = m.studio_unit_points()
  return (
    <div className="studio-points">
      <div className="studio-choice">
        <span>{label}</span>
        <Amount {...{ label, value, unit, onSet }} />
      </div>
      <p className="studio-range">
        {m.studio_range({ min: '0', max: '100', value: formatNumber(standard, 4) })}
      </p>
      {value !== back && (
        <PublishedValue
          name={label}
          value={`${formatNumber(back, 4)} ${unit}`}
          isDefault={published === undefined}
          onReset={() => onSet(back)}
        />
      )}
    </div>
  )
}

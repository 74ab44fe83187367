import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { Beyond } from './Beyond.tsx'
import { PublishedValue } from './Choice.tsx'
import { fourPlaces } from './draft.ts'
import { useTypedNumber } from './use-typed-number.ts'

type AmountProps = {
  label: string
  value: number
  unit: string
  onSet: (value: number, gesture: string | null) => void
}

/** A number from 0 to 100 that counts when its box is left or Enter is pressed. */
export function Amount({ label, value, unit, onSet }: AmountProps) {
  const onValue = (next: number, gesture: string | null) => onSet(fourPlaces(next), gesture)
  const { box, onText, beyond } = useTypedNumber({ value, min: 0, max: 100, isLive: false, onValue })
  return (
    <span className="studio-amount">
      <span className="input-with-unit">
        <input
          type="number"
          step="any"
          aria-label={label}
          className="input number"
          {...box}
          onChange={(event) => onText(event.target.value)}
        />
        <span className="input-unit">{unit}</span>
      </span>
      <Beyond text={beyond} />
    </span>
  )
}

type PointsRowProps = {
  label: string
  value: number
  standard: number
  published: number | undefined
  onSet: (value: number, gesture: string | null) => void
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
          onReset={() => onSet(back, null)}
        />
      )}
    </div>
  )
}

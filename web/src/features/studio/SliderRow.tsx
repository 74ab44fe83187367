import { memo, useId, useRef } from 'react'
import { PublishedValue } from './Choice.tsx'
import { rangeText, shownValue, type Control } from './controls.ts'
import { Beyond } from './Beyond.tsx'
import { nextGesture } from './history.ts'
import { MoveEffect } from './last-move.tsx'
import { useTypedNumber } from './use-typed-number.ts'

export type Move = (control: Control, value: number, gesture: string | null) => void

type SliderRowProps = {
  control: Control
  value: number
  published: number
  /** What the other controls leave room for. */
  most: number
  onMove: Move
}

/** The name that the steps of one drag share: one undo takes them all back. */
function useDrag() {
  const drag = useRef<string | null>(null)
  const begin = () => {
    drag.current = nextGesture()
  }
  const end = () => {
    drag.current = null
  }
  return { drag, handlers: { onPointerDown: begin, onPointerUp: end, onPointerCancel: end } }
}

/** Slider and number box for one value with unit, range and default; what the call published, where it differs. */
export const SliderRow = memo(function SliderRow({
  control,
  value,
  published,
  most,
  onMove,
}: SliderRowProps) {
  const { drag, handlers } = useDrag()
  const rangeId = useId()
  const name = control.name ?? control.label
  const differs = value !== published
  const { min, max } = control
  const onValue = (shown: number, gesture: string | null) => onMove(control, shown, gesture)
  const { box, onText, beyond } = useTypedNumber({ value, min, max: most, isLive: true, onValue })
  return (
    <div className={`studio-control${differs ? ' studio-control-changed' : ''}`} data-control={control.key}>
      <span className="studio-control-label">{control.label}</span>
      <input
        type="number"
        className="input number studio-box"
        aria-label={name}
        aria-describedby={rangeId}
        step="any"
        {...box}
        onChange={(event) => onText(event.target.value)}
      />
      <span className="studio-unit">{control.unit}</span>
      <input
        type="range"
        aria-label={name}
        aria-describedby={rangeId}
        aria-valuetext={shownValue(control, value)}
        min={min}
        max={max}
        step={control.step}
        value={value}
        {...handlers}
        onChange={(event) => onValue(event.target.valueAsNumber, drag.current)}
      />
      <span id={rangeId} className="studio-range">
        {rangeText(control, most)}
      </span>
      <Beyond text={beyond} />
      {differs && (
        <PublishedValue
          name={name}
          value={shownValue(control, published)}
          onReset={() => onMove(control, published, null)}
        />
      )}
      <MoveEffect of={control.key} />
    </div>
  )
})

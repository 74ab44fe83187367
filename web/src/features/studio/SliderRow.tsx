import { memo, useId, useRef } from 'react'
import { PublishedValue } from './Choice.tsx'
import { rangeText, shownValue, type Control } from './controls.ts'
import { MoveEffect } from './last-move.tsx'

export type Move = (control: Control, value: number, gesture: string | null) => void

type SliderRowProps = { control: Control; value: number; published: number; onMove: Move }

let drags = 0

/** The name that the steps of one drag share: one undo takes them all back. */
function useDrag(key: string) {
  const drag = useRef<string | null>(null)
  const begin = () => {
    drags += 1
    drag.current = `${key}-${drags}`
  }
  const end = () => {
    drag.current = null
  }
  return { drag, handlers: { onPointerDown: begin, onPointerUp: end, onPointerCancel: end } }
}

/** Slider and number box for one value with unit, range and default; what the call published, where it differs. */
export const SliderRow = memo(function SliderRow({ control, value, published, onMove }: SliderRowProps) {
  const { drag, handlers } = useDrag(control.key)
  const rangeId = useId()
  const name = control.name ?? control.label
  const differs = value !== published
  const onInput = (shown: number) => {
    if (Number.isFinite(shown)) onMove(control, shown, drag.current)
  }
  return (
    <div className={`studio-control${differs ? ' studio-control-changed' : ''}`} data-control={control.key}>
      <span className="studio-control-label">{control.label}</span>
      <input
        type="number"
        className="input number studio-box"
        aria-label={name}
        aria-describedby={rangeId}
        min={control.min}
        step="any"
        value={value}
        onChange={(event) => onInput(event.target.valueAsNumber)}
      />
      <span className="studio-unit">{control.unit}</span>
      <input
        type="range"
        aria-label={name}
        aria-describedby={rangeId}
        aria-valuetext={shownValue(control, value)}
        min={control.min}
        max={control.max}
        step={control.step}
        value={value}
        {...handlers}
        onChange={(event) => onInput(event.target.valueAsNumber)}
      />
      <span id={rangeId} className="studio-range">
        {rangeText(control)}
      </span>
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

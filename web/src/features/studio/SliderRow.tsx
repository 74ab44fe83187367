import { memo, useRef } from 'react'
import { PublishedValue } from './Choice.tsx'
import { shownValue, type Control } from './controls.ts'

export type Move = (control: Control, value: number, gesture: string | null) => void

type SliderRowProps = { control: Control; value: number; published: number; onMove: Move }

let drags = 0

/** Slider and number box for one value; what the call published stands beside it where it differs. */
export const SliderRow = memo(function SliderRow({ control, value, published, onMove }: SliderRowProps) {
  const drag = useRef<string | null>(null)
  const name = control.name ?? control.label
  const differs = value !== published
  const begin = () => {
    drags += 1
    drag.current = `${control.key}-${drags}`
  }
  const end = () => {
    drag.current = null
  }
  const onInput = (shown: number) => {
    if (Number.isFinite(shown)) onMove(control, shown, drag.current)
  }
  return (
    <div className={`studio-control${differs ? ' studio-control-changed' : ''}`} data-control={control.key}>
      <span className="studio-control-label">{control.label}</span>
      <input
        type="range"
        aria-label={name}
        aria-valuetext={shownValue(control, value)}
        min={control.min}
        max={control.max}
        step={control.step}
        value={value}
        onPointerDown={begin}
        onPointerUp={end}
        onPointerCancel={end}
        onChange={(event) => onInput(event.target.valueAsNumber)}
      />
      <input
        type="number"
        className="input number studio-box"
        aria-label={name}
        min={control.min}
        step="any"
        value={value}
        onChange={(event) => onInput(event.target.valueAsNumber)}
      />
      <span className="studio-unit">{control.unit}</span>
      {differs && (
        <PublishedValue
          name={name}
          value={shownValue(control, published)}
          onReset={() => onMove(control, published, null)}
        />
      )}
    </div>
  )
})

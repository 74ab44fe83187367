import { hoursOfRun } from '@furrow/core/machine/capacity'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/inputs.tsx'

type EstimatorProps = { granularity: number; onUse: (gpuHours: number) => void }

/** GPUs times days, with the sum in words; used hours are rounded up to what the call counts in. */
export function Estimator({ granularity, onUse }: EstimatorProps) {
  const [gpus, setGpus] = useState<number | null>(8)
  const [days, setDays] = useState<number | null>(30)
  const hours = hoursOfRun(Math.max(0, gpus ?? 0), Math.max(0, days ?? 0))
  const used = Math.ceil(hours / granularity) * granularity
  return (
    <details className="estimator">
      <summary>{m.proposals_estimate()}</summary>
      <div className="stack">
        <div className="request-pair">
          <Field label={m.proposals_estimate_gpus()}>
            <NumberInput value={gpus} onValue={setGpus} min={1} />
          </Field>
          <Field label={m.proposals_estimate_days()}>
            <NumberInput value={days} onValue={setDays} min={1} />
          </Field>
        </div>
        <p className="small">
          {m.proposals_estimate_sum({
            gpus: formatNumber(gpus ?? 0),
            days: formatNumber(days ?? 0, 1),
            hours: formatHours(hours),
          })}
        </p>
        <Button size="small" className="estimator-use" disabled={used <= 0} onClick={() => onUse(used)}>
          {m.proposals_estimate_use({ hours: formatHours(used) })}
        </Button>
      </div>
    </details>
  )
}

import type { MachineBody } from '@furrow/core/contract/settings'
import { m } from '../../messages.ts'
import { AssumedBadge } from '../../ui/Badge.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, NumberInput, Textarea } from '../../ui/inputs.tsx'

export type NumberKey =
  | 'gpus'
  | 'gpusPerNode'
  | 'kwhPerGpuHour'
  | 'ratedKwhPerGpuHour'
  | 'pue'
  | 'gramsPerKwhLocation'
  | 'gramsPerKwhMarket'
  | 'pricePerGpuHour'

const rows: Readonly<Record<NumberKey, { label: () => string; unit: string }>> = {
  gpus: { label: m.settings_gpus, unit: 'GPU' },
  gpusPerNode: { label: m.settings_gpus_per_node, unit: 'GPU' },
  kwhPerGpuHour: { label: m.settings_kwh, unit: 'kWh / GPU-h' },
  ratedKwhPerGpuHour: { label: m.settings_kwh_rated, unit: 'kWh / GPU-h' },
  pue: { label: m.settings_pue, unit: '×' },
  gramsPerKwhLocation: { label: m.settings_grams_location, unit: 'g / kWh' },
  gramsPerKwhMarket: { label: m.settings_grams_market, unit: 'g / kWh' },
  pricePerGpuHour: { label: m.settings_price_hour, unit: '/ GPU-h' },
}

type Origin = MachineBody['provenance'][string]

const inYear = ({ assumed, source }: Origin, year: number | null): Origin =>
  year === null ? { assumed, source } : { assumed, source, year }

type NumberRowProps = { name: NumberKey; form: MachineBody; onForm: (form: MachineBody) => void }

/** A number of the machine with where it comes from and the year that it describes; an assumed one carries its badge. */
export function NumberRow({ name, form, onForm }: NumberRowProps) {
  const { label, unit } = rows[name]
  const origin: Origin = form.provenance[name] ?? { assumed: true, source: '' }
  const setOrigin = (next: Origin) => onForm({ ...form, provenance: { ...form.provenance, [name]: next } })
  const title = (
    <>
      {label()} {origin.assumed && <AssumedBadge source={origin.source} />}
    </>
  )
  return (
    <div className="number-row">
      <Field label={title}>
        <NumberInput
          required
          min={0}
          unit={unit}
          value={form[name]}
          onValue={(value) => onForm({ ...form, [name]: value ?? 0 })}
        />
      </Field>
      <Field label={m.settings_source()}>
        <Textarea
          rows={1}
          className="textarea-line"
          maxLength={300}
          value={origin.source}
          onChange={(event) => setOrigin({ ...origin, source: event.target.value })}
        />
      </Field>
      <Field label={m.settings_year()}>
        <NumberInput
          min={1990}
          max={2200}
          step={1}
          aria-label={m.settings_year_of({ number: label() })}
          value={origin.year ?? null}
          onValue={(year) => setOrigin(inYear(origin, year))}
        />
      </Field>
      <Checkbox
        label={m.settings_is_assumed()}
        checked={origin.assumed}
        onChange={(event) => setOrigin({ ...origin, assumed: event.target.checked })}
      />
    </div>
  )
}

import type { MachineBody } from '@furrow/core/contract/settings'
import { m } from '../../messages.ts'
import { AssumedBadge } from '../../ui/Badge.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, NumberInput, Textarea } from '../../ui/inputs.tsx'
import { fieldAt, type ErrorOf, type MachineDraft, type NumberKey } from './machine-draft.ts'
import { numberName } from './number-name.ts'

const units: Readonly<Record<NumberKey, string>> = {
  gpus: 'GPU',
  gpusPerNode: 'GPU',
  kwhPerGpuHour: 'kWh / GPU-h',
  ratedKwhPerGpuHour: 'kWh / GPU-h',
  pue: '×',
  gramsPerKwhLocation: 'g / kWh',
  gramsPerKwhMarket: 'g / kWh',
  pricePerGpuHour: '/ GPU-h',
}

type Origin = MachineBody['provenance'][string]

const inYear = ({ assumed, source }: Origin, year: number | null): Origin =>
  year === null ? { assumed, source } : { assumed, source, year }

type NumberRowProps = {
  name: NumberKey
  form: MachineDraft
  onForm: (form: MachineDraft) => void
  errorOf: ErrorOf
}

/** A number of the machine with where it comes from and the year that it describes; an assumed one carries its badge. */
export function NumberRow({ name, form, onForm, errorOf }: NumberRowProps) {
  const label = numberName[name]
  const origin: Origin = form.provenance[name] ?? { assumed: true, source: '' }
  const setOrigin = (next: Origin) => onForm({ ...form, provenance: { ...form.provenance, [name]: next } })
  const title = (
    <>
      {label()} {origin.assumed && <AssumedBadge source={origin.source} />}
    </>
  )
  return (
    <div className="number-row">
      <Field label={title} {...fieldAt(errorOf, name)}>
        <NumberInput
          required
          min={0}
          unit={units[name]}
          value={form[name]}
          onValue={(value) => onForm({ ...form, [name]: value })}
        />
      </Field>
      <Field label={m.settings_source()} {...fieldAt(errorOf, `provenance.${name}.source`)}>
        <Textarea
          rows={1}
          className="textarea-line"
          maxLength={300}
          value={origin.source}
          onChange={(event) => setOrigin({ ...origin, source: event.target.value })}
        />
      </Field>
      <Field label={m.settings_year()} {...fieldAt(errorOf, `provenance.${name}.year`)}>
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

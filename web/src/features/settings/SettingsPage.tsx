import type { MachineView } from '@furrow/core/contract/settings'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, isProblem, type Versioned } from '../../api.ts'
import { m } from '../../messages.ts'
import { AssumedBadge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatNumber, formatShortMoment } from '../../ui/format.ts'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { Field } from '../../ui/Field.tsx'
import { Textarea, TextInput } from '../../ui/inputs.tsx'
import { PriceListPart } from './PriceListPart.tsx'
import { WrongFields } from '../../ui/WrongFields.tsx'
import { fieldName } from './field-name.ts'
import { draftOf, fieldAt, fieldId, type MachineDraft, type NumberKey } from './machine-draft.ts'
import { NumberRow } from './NumberRow.tsx'
import { settingsQueries } from './queries.ts'
import './settings.css'

type TextKey = 'name' | 'owner' | 'funders' | 'gpuModel'

const texts: readonly [TextKey, () => string][] = [
  ['name', m.settings_name],
  ['gpuModel', m.settings_gpu_model],
  ['owner', m.settings_owner],
  ['funders', m.settings_funders],
]
const sizes: readonly NumberKey[] = ['gpus', 'gpusPerNode']
const powers: readonly NumberKey[] = [
  'kwhPerGpuHour',
  'ratedKwhPerGpuHour',
  'pue',
  'gramsPerKwhLocation',
  'gramsPerKwhMarket',
]

/** The product of the numbers in the boxes; null while one of them is empty. */
const times = (...numbers: readonly (number | null)[]): number | null =>
  numbers.reduce((product, number) => (product === null || number === null ? null : product * number), 1)

const figure = (value: number | null, decimals = 0): string =>
  value === null ? '–' : formatNumber(value, decimals)

function Summary({ machine }: { machine: MachineDraft }) {
  const isAssumed = [machine.provenance['kwhPerGpuHour'], machine.provenance['pue']].some(
    (origin) => origin?.assumed !== false,
  )
  const { gpus, gpusPerNode, kwhPerGpuHour, pue } = machine
  const nodes = gpus === null || gpusPerNode === null ? null : Math.floor(gpus / gpusPerNode)
  const gigawattHours = times(gpus, 8760, kwhPerGpuHour, pue, 1e-6)
  return (
    <StatRow>
      <Stat label={m.settings_gpus()} value={figure(gpus)} note={machine.gpuModel} />
      <Stat label={m.settings_nodes()} value={figure(nodes)} />
      <Stat label={m.settings_hours_year()} value={figure(times(gpus, 8760))} />
      <Stat
        label={m.settings_power_year()}
        value={`${figure(gigawattHours, 1)} GWh`}
        note={isAssumed && <AssumedBadge />}
      />
    </StatRow>
  )
}

const rowsOf = ({ priceList: { rows, funders } }: MachineDraft): string => `${rows.length} ${funders.length}`

function useMachineForm({ data, version }: Versioned<MachineView>) {
  const [form, setForm] = useState(draftOf(data))
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      await api.put('/settings/machine', form, { version })
      await client.invalidateQueries({ queryKey: settingsQueries.all })
      toast(m.settings_saved())
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const change = (next: MachineDraft) => {
    // What was said about a row would stand at another one once the rows have moved.
    if (rowsOf(next) !== rowsOf(form)) setError(null)
    setForm(next)
  }
  return { form, change, error, busy, save }
}

function MachineForm({ machine }: { machine: Versioned<MachineView> }) {
  const { form, change, error, busy, save } = useMachineForm(machine)
  const issues = isProblem(error) ? error.errors : []
  const errorOf = (path: string) => issues.find((issue) => issue.path === path)?.message
  const row = (key: NumberKey) => (
    <NumberRow key={key} name={key} form={form} onForm={change} errorOf={errorOf} />
  )
  return (
    <form
      className="stack-l"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Summary machine={form} />
      <Section title={m.settings_identity()}>
        <div className="settings-texts">
          {texts.map(([key, label]) => (
            <Field key={key} label={label()} required {...fieldAt(errorOf, key)}>
              <Textarea
                rows={1}
                className="textarea-line"
                required
                value={form[key]}
                onChange={(event) => change({ ...form, [key]: event.target.value })}
              />
            </Field>
          ))}
        </div>
      </Section>
      <Section title={m.settings_size()}>{sizes.map(row)}</Section>
      <Section title={m.settings_energy()} note={m.settings_assumed_note()}>
        {powers.map(row)}
      </Section>
      <Section title={m.settings_price()} note={m.settings_assumed_note()}>
        {row('pricePerGpuHour')}
        <div className="settings-texts">
          <Field
            label={m.settings_currency()}
            hint={m.settings_currency_hint()}
            required
            {...fieldAt(errorOf, 'currency')}
          >
            <TextInput
              required
              pattern="[A-Z]{3}"
              value={form.currency}
              onChange={(event) => change({ ...form, currency: event.target.value.toUpperCase() })}
            />
          </Field>
        </div>
      </Section>
      <PriceListPart
        list={form.priceList}
        errorOf={errorOf}
        onList={(priceList) => change({ ...form, priceList })}
      />
      {issues.length > 0 ? (
        <WrongFields issues={issues} nameOf={fieldName} idOf={fieldId} />
      ) : (
        <ProblemLine error={error} />
      )}
      <div className="row">
        <Button type="submit" look="primary" busy={busy}>
          {m.settings_save()}
        </Button>
        <span className="muted small">
          {m.settings_changed({ moment: formatShortMoment(machine.data.updatedAt) })}
        </span>
      </div>
    </form>
  )
}

export function SettingsPage() {
  const query = useQuery(settingsQueries.machine())
  return (
    <Page title={m.settings_title()} lead={m.settings_lead()} width="form">
      <QueryStates query={query}>{(data) => <MachineForm key={data.version} machine={data} />}</QueryStates>
    </Page>
  )
}

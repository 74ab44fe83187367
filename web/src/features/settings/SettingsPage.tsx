import type { MachineBody, MachineView } from '@furrow/core/contract/settings'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Versioned } from '../../api.ts'
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
import { NumberRow, type NumberKey } from './NumberRow.tsx'
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

const bodyOf = ({ id: _id, updatedAt: _updatedAt, version: _version, ...body }: MachineView): MachineBody =>
  body

function Summary({ machine }: { machine: MachineBody }) {
  const isAssumed = [machine.provenance['kwhPerGpuHour'], machine.provenance['pue']].some(
    (origin) => origin?.assumed !== false,
  )
  const nodes = Math.floor(machine.gpus / machine.gpusPerNode)
  return (
    <StatRow>
      <Stat label={m.settings_gpus()} value={formatNumber(machine.gpus)} note={machine.gpuModel} />
      <Stat label={m.settings_nodes()} value={formatNumber(nodes)} />
      <Stat label={m.settings_hours_year()} value={formatNumber(machine.gpus * 8760)} />
      <Stat
        label={m.settings_power_year()}
        value={`${formatNumber((machine.gpus * 8760 * machine.kwhPerGpuHour * machine.pue) / 1e6, 1)} GWh`}
        note={isAssumed && <AssumedBadge />}
      />
    </StatRow>
  )
}

function useMachineForm({ data, version }: Versioned<MachineView>) {
  const [form, setForm] = useState(bodyOf(data))
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
  return { form, setForm, error, busy, save }
}

function MachineForm({ machine }: { machine: Versioned<MachineView> }) {
  const { form, setForm, error, busy, save } = useMachineForm(machine)
  const row = (key: NumberKey) => <NumberRow key={key} name={key} form={form} onForm={setForm} />
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
            <Field key={key} label={label()} required>
              <Textarea
                rows={1}
                className="textarea-line"
                required
                value={form[key]}
                onChange={(event) => setForm({ ...form, [key]: event.target.value })}
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
          <Field label={m.settings_currency()} required>
            <TextInput
              required
              pattern="[A-Z]{3}"
              value={form.currency}
              onChange={(event) => setForm({ ...form, currency: event.target.value.toUpperCase() })}
            />
          </Field>
        </div>
      </Section>
      <PriceListPart list={form.priceList} onList={(priceList) => setForm({ ...form, priceList })} />
      <ProblemLine error={error} />
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

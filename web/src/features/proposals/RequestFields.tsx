import type { ProposalForm, ProposalGap } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { areaName } from '../../ui/area-name.ts'
import { formatHours } from '../../ui/format.ts'
import { Field } from '../../ui/Field.tsx'
import { NumberInput, Select } from '../../ui/inputs.tsx'
import { Estimator } from './Estimator.tsx'
import { inputId, numberOf, textOf, wide } from './fields.ts'
import { gapOf } from './gap-text.ts'
import type { Fields } from './merge.ts'
import { RequestPicture } from './RequestPicture.tsx'

type RequestFieldsProps = {
  form: ProposalForm
  fields: Fields
  gaps: readonly ProposalGap[]
  onField: (field: string, value: Fields[string]) => void
}

const choice = (text: string) => (text === '' ? null : text)

function limitsText({ form, fields }: RequestFieldsProps): string {
  const track = form.tracks.find(({ key }) => key === fields['trackKey'])
  const steps = m.proposals_steps({ hours: formatHours(form.granularity) })
  if (track === undefined || (track.minHours === null && track.maxHours === null)) return steps
  const range = {
    from: formatHours(track.minHours ?? form.granularity),
    to: formatHours(track.maxHours ?? form.budget),
  }
  return `${m.proposals_track_limits({ track: track.name, ...range })} ${steps}`
}

/** Beside the text there is room; on a phone the request folds to its one line. */
export function RequestPanel(props: RequestFieldsProps) {
  const hours = numberOf(props.fields, 'requested')
  return (
    <section className="request" aria-label={m.proposals_request()}>
      <details open={globalThis.matchMedia(wide).matches}>
        <summary>
          <h2>{m.proposals_request()}</h2>
          <span className="number muted">{hours === null ? '–' : formatHours(hours)}</span>
        </summary>
        <RequestFields {...props} />
      </details>
    </section>
  )
}

/** Area, track and hours, with what the hours mean beside them. */
function RequestFields(props: RequestFieldsProps) {
  const { form, fields, gaps, onField } = props
  return (
    <div className="stack">
      <div className="request-pair">
        <Field label={m.proposals_area()} id={inputId('areaKey')}>
          <Select
            value={textOf(fields, 'areaKey')}
            onChange={(event) => onField('areaKey', choice(event.target.value))}
          >
            <option value="">{m.proposals_choose()}</option>
            {form.areas.map((area) => (
              <option key={area.key} value={area.key}>
                {areaName(area)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={m.proposals_track()} id={inputId('trackKey')}>
          <Select
            value={textOf(fields, 'trackKey')}
            onChange={(event) => onField('trackKey', choice(event.target.value))}
          >
            <option value="">{m.proposals_choose()}</option>
            {form.tracks.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field
        label={m.proposals_requested()}
        hint={limitsText(props)}
        error={gapOf(gaps, 'requested')}
        id={inputId('requested')}
      >
        <NumberInput
          value={numberOf(fields, 'requested')}
          unit="h"
          min={form.granularity}
          onValue={(value) => onField('requested', value)}
        />
      </Field>
      <Field
        label={m.proposals_minimum()}
        hint={m.proposals_minimum_hint()}
        error={gapOf(gaps, 'minimum')}
        id={inputId('minimum')}
      >
        <NumberInput
          value={numberOf(fields, 'minimum')}
          unit="h"
          min={1}
          onValue={(value) => onField('minimum', value)}
        />
      </Field>
      <RequestPicture
        gpuHours={numberOf(fields, 'requested')}
        areaKey={textOf(fields, 'areaKey')}
        form={form}
      />
      <Estimator granularity={form.granularity} onUse={(hours) => onField('requested', hours)} />
    </div>
  )
}

import { sumOfShares } from '@furrow/core/contract/calls-checks'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatShare } from '../../ui/format.ts'
import { NumberInput, TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { ListError } from './ListError.tsx'
import type { DraftProps } from './editor-context.ts'
import { fieldAt, newKey, withEntry, withoutEntry } from './editor-context.ts'

type RowProps = DraftProps & { index: number }

/** Percent on the screen, a fraction of four places in the call. */
const asPercent = (share: number) => Math.round(share * 10_000) / 100
const asShare = (percent: number | null) => Math.round((percent ?? 0) * 100) / 10_000

function AreaRow({ draft, onDraft, errorOf, opened, index }: RowProps) {
  const area = draft.areas[index]
  if (area === undefined) return null
  const change = (part: Partial<typeof area>) =>
    onDraft({ ...draft, areas: withEntry(draft.areas, index, { ...area, ...part }) })
  const path = (name: string) => fieldAt(errorOf, `areas[${index}].${name}`)
  return (
    <fieldset className="edit-row edit-six">
      <legend className="visually-hidden">{area.name || area.key}</legend>
      <Field label={m.calls_name_en()} {...path('name')}>
        <TextInput value={area.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={m.calls_name_da()} {...path('nameDa')}>
        <TextInput
          value={area.nameDa ?? ''}
          onChange={(event) => change({ nameDa: event.target.value || null })}
        />
      </Field>
      <Field label={m.calls_key()} {...path('key')}>
        <TextInput
          value={area.key}
          disabled={opened}
          onChange={(event) => change({ key: event.target.value })}
        />
      </Field>
      <Field label={m.calls_min_share()} {...path('minShare')}>
        <NumberInput
          unit="%"
          value={asPercent(area.minShare)}
          onValue={(value) => change({ minShare: asShare(value) })}
        />
      </Field>
      <Field label={m.calls_max_share()} {...path('maxShare')}>
        <NumberInput
          unit="%"
          value={asPercent(area.maxShare)}
          onValue={(value) => change({ maxShare: asShare(value) })}
        />
      </Field>
      <Field label={m.calls_weight()} {...path('weight')}>
        <NumberInput value={area.weight} onValue={(value) => change({ weight: value ?? 0 })} />
      </Field>
      {!opened && (
        <Button size="small" onClick={() => onDraft({ ...draft, areas: withoutEntry(draft.areas, index) })}>
          {m.calls_remove({ name: area.name || area.key })}
        </Button>
      )}
    </fieldset>
  )
}

/** The areas with their guarantees and maxima; the sum is always in sight. */
export function EditAreas(props: DraftProps) {
  const { draft, onDraft, errorOf } = props
  const sum = sumOfShares(draft.areas.map(({ minShare }) => minShare))
  const add = () => {
    const area = { key: newKey(draft, 'areas', 'area'), name: '', nameDa: null, description: '' }
    onDraft({ ...draft, areas: [...draft.areas, { ...area, minShare: 0, maxShare: 1, weight: 1 }] })
  }
  return (
    <Section title={m.calls_areas()} note={m.calls_areas_note()}>
      {draft.areas.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the id is what is being edited
        <AreaRow key={index} {...props} index={index} />
      ))}
      <div className="row spread">
        <Button onClick={add}>{m.calls_add_area()}</Button>
        <output className={sum > 1 ? 'danger' : 'muted'}>
          {m.calls_guarantees_sum({ sum: formatShare(sum) })}
        </output>
      </div>
      <ListError {...fieldAt(errorOf, 'areas')} />
    </Section>
  )
}

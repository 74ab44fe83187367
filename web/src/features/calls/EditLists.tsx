import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, NumberInput, Textarea, TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import type { DraftProps } from './editor-context.ts'
import { fieldAt, newKey, withEntry, withoutEntry } from './editor-context.ts'

type RowProps = DraftProps & { index: number }

function TrackRow({ draft, onDraft, errorOf, opened, index }: RowProps) {
  const track = draft.tracks[index]
  if (track === undefined) return null
  const change = (part: Partial<typeof track>) =>
    onDraft({ ...draft, tracks: withEntry(draft.tracks, index, { ...track, ...part }) })
  const path = (name: string) => fieldAt(errorOf, `tracks[${index}].${name}`)
  return (
    <fieldset className="edit-row">
      <legend className="visually-hidden">{track.name || track.key}</legend>
      <Field label={m.calls_name()} {...path('name')}>
        <TextInput value={track.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={m.calls_key()} {...path('key')}>
        <TextInput
          value={track.key}
          disabled={opened}
          onChange={(event) => change({ key: event.target.value })}
        />
      </Field>
      <Field label={m.calls_min_hours()} {...path('minHours')} optional>
        <NumberInput unit="h" value={track.minHours} onValue={(minHours) => change({ minHours })} />
      </Field>
      <Field label={m.calls_max_hours()} {...path('maxHours')} optional>
        <NumberInput unit="h" value={track.maxHours} onValue={(maxHours) => change({ maxHours })} />
      </Field>
      {!opened && (
        <Button size="small" onClick={() => onDraft({ ...draft, tracks: withoutEntry(draft.tracks, index) })}>
          {m.calls_remove({ name: track.name || track.key })}
        </Button>
      )}
    </fieldset>
  )
}

/** Size classes with the hours that may be asked for. */
export function EditTracks(props: DraftProps) {
  const { draft, onDraft } = props
  const add = () => {
    const track = { key: newKey(draft, 'tracks', 'track'), name: '', description: '' }
    onDraft({ ...draft, tracks: [...draft.tracks, { ...track, minHours: null, maxHours: null }] })
  }
  return (
    <Section title={m.calls_tracks()}>
      {draft.tracks.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the id is what is being edited
        <TrackRow key={index} {...props} index={index} />
      ))}
      <div>
        <Button onClick={add}>{m.calls_add_track()}</Button>
      </div>
    </Section>
  )
}

function SectionRow({ draft, onDraft, errorOf, opened, index }: RowProps) {
  const section = draft.sections[index]
  if (section === undefined) return null
  const change = (part: Partial<typeof section>) =>
    onDraft({ ...draft, sections: withEntry(draft.sections, index, { ...section, ...part }) })
  const path = (name: string) => fieldAt(errorOf, `sections[${index}].${name}`)
  return (
    <fieldset className="edit-row">
      <legend className="visually-hidden">{section.title || section.key}</legend>
      <div className="wide">
        <Field label={m.calls_section_title()} {...path('title')}>
          <TextInput value={section.title} onChange={(event) => change({ title: event.target.value })} />
        </Field>
      </div>
      <Field label={m.calls_key()} {...path('key')}>
        <TextInput
          value={section.key}
          disabled={opened}
          onChange={(event) => change({ key: event.target.value })}
        />
      </Field>
      <Field label={m.calls_max_words()} {...path('maxWords')}>
        <NumberInput value={section.maxWords} onValue={(value) => change({ maxWords: value ?? 0 })} />
      </Field>
      <div className="wide">
        <Field label={m.calls_section_help()} {...path('help')}>
          <Textarea
            rows={2}
            value={section.help}
            onChange={(event) => change({ help: event.target.value })}
          />
        </Field>
      </div>
      <Checkbox
        label={m.calls_required()}
        checked={section.required}
        onChange={(event) => change({ required: event.target.checked })}
      />
      {!opened && (
        <Button
          size="small"
          onClick={() => onDraft({ ...draft, sections: withoutEntry(draft.sections, index) })}
        >
          {m.calls_remove({ name: section.title || section.key })}
        </Button>
      )}
    </fieldset>
  )
}

/** The parts of the text that an applicant writes. */
export function EditSections(props: DraftProps) {
  const { draft, onDraft } = props
  const add = () => {
    const section = { key: newKey(draft, 'sections', 'section'), title: '', help: '' }
    onDraft({ ...draft, sections: [...draft.sections, { ...section, maxWords: 800, required: true }] })
  }
  return (
    <Section title={m.calls_form()} note={m.calls_form_note()}>
      {draft.sections.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the id is what is being edited
        <SectionRow key={index} {...props} index={index} />
      ))}
      <div>
        <Button onClick={add}>{m.calls_add_section()}</Button>
      </div>
    </Section>
  )
}

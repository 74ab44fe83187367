import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatNumber, formatShare } from '../../ui/format.ts'
import { Checkbox, NumberInput, Textarea, TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import type { CallDraft } from './call-draft.ts'
import { ListError } from './ListError.tsx'
import type { DraftProps } from './editor-context.ts'
import { fieldAt, newKey, withEntry, withoutEntry } from './editor-context.ts'

type Criterion = CallDraft['criteria'][number]
type LevelsProps = {
  criterion: Criterion
  idOf: (name: string) => string
  onLevels: (levels: Criterion['levels']) => void
}

/** One text for each step of the scale. */
function Levels({ criterion, idOf, onLevels }: LevelsProps) {
  const { levels, name } = criterion
  const next = levels.length === 0 ? criterion.min : Math.max(...levels.map(({ score }) => score)) + 1
  return (
    <div className="wide">
      <p className="small muted">{m.calls_levels()}</p>
      {levels.map((level, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the score is what is being edited
        <div key={index} className="edit-level">
          <NumberInput
            id={idOf(`levels[${index}].score`)}
            aria-label={m.calls_level_score({ name })}
            value={level.score}
            onValue={(score) => onLevels(withEntry(levels, index, { ...level, score: score ?? 0 }))}
          />
          <Textarea
            id={idOf(`levels[${index}].text`)}
            rows={1}
            className="textarea-line"
            aria-label={m.calls_level_text({ name, score: formatNumber(level.score, 4) })}
            value={level.text}
            onChange={(event) => onLevels(withEntry(levels, index, { ...level, text: event.target.value }))}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={m.calls_remove({ name: `${name} ${formatNumber(level.score, 4)}` })}
            onClick={() => onLevels(withoutEntry(levels, index))}
          >
            ×
          </button>
        </div>
      ))}
      <Button size="small" onClick={() => onLevels([...levels, { score: next, text: '' }])}>
        {m.calls_add_level()}
      </Button>
    </div>
  )
}

type RowProps = DraftProps & { index: number }
type FieldsProps = {
  criterion: Criterion
  change: (part: Partial<Criterion>) => void
  path: (name: string) => ReturnType<typeof fieldAt>
  opened: boolean
}

const NumberFields = ({ criterion, change, path, opened }: FieldsProps) => (
  <>
    <Field label={m.calls_weight()} {...path('weight')}>
      <NumberInput value={criterion.weight} onValue={(value) => change({ weight: value ?? 0 })} />
    </Field>
    <Field label={m.calls_min_score()} {...path('min')}>
      <NumberInput value={criterion.min} disabled={opened} onValue={(value) => change({ min: value ?? 0 })} />
    </Field>
    <Field label={m.calls_max_score()} {...path('max')}>
      <NumberInput value={criterion.max} disabled={opened} onValue={(value) => change({ max: value ?? 0 })} />
    </Field>
    <Field label={m.calls_threshold()} {...path('threshold')} optional>
      <NumberInput value={criterion.threshold} onValue={(threshold) => change({ threshold })} />
    </Field>
    <Checkbox
      label={m.calls_low_is_good()}
      checked={criterion.lowIsGood}
      disabled={opened}
      onChange={(event) => change({ lowIsGood: event.target.checked })}
    />
  </>
)

function CriterionRow({ draft, onDraft, errorOf, opened, index }: RowProps) {
  const criterion = draft.criteria[index]
  if (criterion === undefined) return null
  const change = (part: Partial<Criterion>) =>
    onDraft({ ...draft, criteria: withEntry(draft.criteria, index, { ...criterion, ...part }) })
  const path = (name: string) => fieldAt(errorOf, `criteria[${index}].${name}`)
  const levelError = criterion.levels.map((_, at) => path(`levels[${at}].score`).error).find(Boolean)
  return (
    <fieldset className="edit-row edit-five">
      <legend className="visually-hidden">{criterion.name || criterion.key}</legend>
      <div className="wide">
        <Field label={m.calls_name()} {...path('name')}>
          <TextInput value={criterion.name} onChange={(event) => change({ name: event.target.value })} />
        </Field>
      </div>
      <Field label={m.calls_key()} {...path('key')}>
        <TextInput
          value={criterion.key}
          disabled={opened}
          onChange={(event) => change({ key: event.target.value })}
        />
      </Field>
      <NumberFields criterion={criterion} change={change} path={path} opened={opened} />
      <div className="wide">
        <Field label={m.calls_question()} {...path('description')}>
          <Textarea
            rows={2}
            value={criterion.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        </Field>
      </div>
      <Levels
        criterion={criterion}
        idOf={(name) => path(name).id}
        onLevels={(levels) => change({ levels })}
      />
      {levelError !== undefined && <p className="field-error wide">{levelError}</p>}
      {!opened && (
        <Button
          size="small"
          onClick={() => onDraft({ ...draft, criteria: withoutEntry(draft.criteria, index) })}
        >
          {m.calls_remove({ name: criterion.name || criterion.key })}
        </Button>
      )}
    </fieldset>
  )
}

/** The criteria with scale, weight, threshold and the text of each level; shares of the weight are in sight. */
export function EditCriteria(props: DraftProps) {
  const { draft, onDraft, errorOf } = props
  const total = draft.criteria.reduce((sum, { weight }) => sum + weight, 0)
  const shares = draft.criteria.map(
    ({ name, key, weight }) => `${name || key} ${formatShare(total === 0 ? 0 : weight / total)}`,
  )
  const add = () => {
    const criterion = {
      key: newKey(draft, 'criteria', 'criterion'),
      name: '',
      description: '',
      min: 1,
      max: 5,
    }
    const rest = { weight: 10, lowIsGood: false, threshold: null, levels: [] }
    onDraft({ ...draft, criteria: [...draft.criteria, { ...criterion, ...rest }] })
  }
  return (
    <Section title={m.calls_criteria()} note={m.calls_criteria_note()}>
      {draft.criteria.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the id is what is being edited
        <CriterionRow key={index} {...props} index={index} />
      ))}
      <div className="row spread">
        <Button onClick={add}>{m.calls_add_criterion()}</Button>
        <output className={total === 0 ? 'danger' : 'muted'}>{shares.join(' · ')}</output>
      </div>
      <ListError {...fieldAt(errorOf, 'criteria')} />
    </Section>
  )
}

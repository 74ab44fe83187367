import { memo } from 'react'
import { m } from '../../../messages.ts'
import { formatNumber } from '../../../ui/format.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { Select } from '../../../ui/inputs.tsx'
import type { Names } from '../names.ts'
import type { FieldView } from '../run-view.ts'
import { columnOf } from './columns.ts'
import {
  columnIds,
  columnsOf,
  fixedColumns,
  groupings,
  isFiltered,
  traits,
  usualColumns,
  type ColumnId,
  type Grouping,
  type TableSettings,
  type Trait,
} from './table-settings.ts'

export type ToolsProps = {
  settings: TableSettings
  onChange: (part: Partial<TableSettings>) => void
  field: FieldView
  names: Names
  /** Columns with nothing to show in this call, and why. */
  missing: ReadonlyMap<ColumnId, string>
  shown: number
  of: number
}

const groupTexts: Readonly<Record<Grouping, () => string>> = {
  none: m.studio_group_none,
  area: m.studio_group_area,
  track: m.studio_group_track,
}

const traitTexts: Readonly<Record<Trait, () => string>> = {
  full: m.studio_trait_full,
  partial: m.studio_trait_partial,
  waiting: m.studio_trait_waiting,
  unranked: m.studio_trait_unranked,
  crossed: m.studio_trait_crossed,
  grey: m.studio_trait_grey,
  discussed: m.studio_trait_discussed,
}

const toggled = <T,>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

type CheckProps = {
  label: string
  title?: string
  checked: boolean
  disabled?: boolean
  note?: string
  onChange: () => void
}

const Check = ({ label, title, checked, disabled = false, note, onChange }: CheckProps) => (
  <label className="studio-check" title={title}>
    <input type="checkbox" {...{ checked, disabled, onChange }} />
    <span>
      {label}
      {note !== undefined && <span className="muted small"> {note}</span>}
    </span>
  </label>
)

function ColumnsMenu({ settings: { columns }, onChange, missing }: ToolsProps) {
  const toggle = (id: ColumnId) => onChange({ columns: columnsOf(toggled(columns, id)) })
  return (
    <Menu label={m.studio_columns()} align="end">
      <fieldset className="studio-checks">
        <legend className="visually-hidden">{m.studio_columns()}</legend>
        {columnIds
          .filter((id) => !fixedColumns.includes(id))
          .map((id) => {
            const { head, name, title } = columnOf(id)
            const note = missing.get(id)
            return (
              <Check
                key={id}
                label={(name ?? title ?? head)()}
                {...(title !== undefined && { title: title() })}
                checked={columns.includes(id) && note === undefined}
                disabled={note !== undefined}
                onChange={() => toggle(id)}
                {...(note !== undefined && { note })}
              />
            )
          })}
      </fieldset>
      <button type="button" onClick={() => onChange({ columns: usualColumns })}>
        {m.studio_columns_usual()}
      </button>
    </Menu>
  )
}

type AreaChoice = { readonly id: string; readonly name: string }

const areaChoices = ({ field, names }: Pick<ToolsProps, 'field' | 'names'>): AreaChoice[] => [
  ...names.areas,
  ...(names.areas.length > 0 && field.area.includes(0) ? [{ id: '', name: m.studio_no_area() }] : []),
]

function FilterMenu({ settings, onChange, ...rest }: ToolsProps) {
  return (
    <Menu label={m.studio_filter()}>
      <fieldset className="studio-checks">
        <legend className="visually-hidden">{m.studio_filter()}</legend>
        {traits.map((trait) => (
          <Check
            key={trait}
            label={traitTexts[trait]()}
            checked={settings.traits.includes(trait)}
            onChange={() => onChange({ traits: toggled(settings.traits, trait) })}
          />
        ))}
        {areaChoices(rest).map(({ id, name }) => (
          <Check
            key={`area ${id}`}
            label={m.studio_trait_area({ name })}
            checked={settings.areas.includes(id)}
            onChange={() => onChange({ areas: toggled(settings.areas, id) })}
          />
        ))}
      </fieldset>
    </Menu>
  )
}

/** What the table is filtered by, each to be taken away, and how many it leaves. */
export function Chips({ settings, onChange, shown, of, ...rest }: ToolsProps) {
  if (!isFiltered(settings)) return null
  const chips = [
    ...settings.traits.map((trait) => ({
      key: trait,
      text: traitTexts[trait](),
      part: { traits: toggled(settings.traits, trait) },
    })),
    ...areaChoices(rest)
      .filter(({ id }) => settings.areas.includes(id))
      .map(({ id, name }) => ({
        key: `area ${id}`,
        text: m.studio_trait_area({ name }),
        part: { areas: toggled(settings.areas, id) },
      })),
  ]
  return (
    <div className="chips studio-chips">
      <span className="small" role="status" data-shown={shown}>
        {m.studio_shown({ shown: formatNumber(shown), of: formatNumber(of) })}
      </span>
      {chips.map(({ key, text, part }) => (
        <span key={key} className="chip">
          {text}
          <button
            type="button"
            aria-label={m.studio_filter_remove({ filter: text })}
            onClick={() => onChange(part)}
          >
            ×
          </button>
        </span>
      ))}
      <button
        type="button"
        className="studio-link"
        onClick={() => onChange({ traits: [], areas: [], search: '' })}
      >
        {m.studio_filter_clear()}
      </button>
    </div>
  )
}

/** Search, filter, groups and columns of the ranking. */
export const TableTools = memo(function TableTools(props: ToolsProps) {
  const { settings, onChange, field } = props
  const open = groupings.filter(
    (name) =>
      name === 'none' ||
      (name === 'area' && field.areaIds.length > 0) ||
      (name === 'track' && field.tracks.length > 0),
  )
  return (
    <div className="studio-table-tools">
      <input
        type="search"
        className="input studio-search"
        aria-label={m.studio_search()}
        placeholder={m.studio_search()}
        value={settings.search}
        onChange={(event) => onChange({ search: event.target.value })}
      />
      <FilterMenu {...props} />
      {open.length > 1 && (
        <Select
          aria-label={m.studio_group()}
          value={settings.group}
          onChange={({ target }) => onChange({ group: open.find((name) => name === target.value) ?? 'none' })}
        >
          {open.map((name) => (
            <option key={name} value={name}>
              {groupTexts[name]()}
            </option>
          ))}
        </Select>
      )}
      <span className="studio-columns">
        <ColumnsMenu {...props} />
      </span>
    </div>
  )
})

import { applicantKinds } from '@furrow/core/contract/proposal-limits'
import { m } from '../../messages.ts'
import { applicantKindText } from '../../ui/applicant-kind.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, NumberInput, Select, TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import {
  fieldAt,
  type ErrorOf,
  type FunderDraft,
  type PriceListDraft,
  type PriceRowDraft,
} from './machine-draft.ts'

type RowProps<T> = {
  row: T
  /** Of the row, as the server names its fields. */
  path: string
  errorOf: ErrorOf
  onRow: (change: Partial<T>) => void
  onRemove: () => void
  remove: string
}
type PartProps = { list: PriceListDraft; onList: (list: PriceListDraft) => void; errorOf: ErrorOf }

const Assumed = ({ row, onRow }: Pick<RowProps<{ assumed: boolean }>, 'row' | 'onRow'>) => (
  <Checkbox
    label={m.settings_is_assumed()}
    checked={row.assumed}
    onChange={(event) => onRow({ assumed: event.target.checked })}
  />
)

const Remove = ({ remove, onRemove }: Pick<RowProps<unknown>, 'remove' | 'onRemove'>) => (
  <Button size="small" aria-label={remove} onClick={onRemove}>
    {m.settings_list_remove()}
  </Button>
)

function PriceRow({ row, path, errorOf, onRow, onRemove, remove }: RowProps<PriceRowDraft>) {
  return (
    <fieldset className="list-row price-row" aria-label={applicantKindLabel(row.applicantKind)}>
      <Field label={m.settings_list_kind()} {...fieldAt(errorOf, `${path}.applicantKind`)}>
        <Select
          value={row.applicantKind ?? ''}
          onChange={({ target }) =>
            onRow({ applicantKind: applicantKinds.find((kind) => kind === target.value) ?? null })
          }
        >
          {[null, ...applicantKinds].map((kind) => (
            <option key={kind ?? ''} value={kind ?? ''}>
              {applicantKindLabel(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={m.settings_list_price()} required {...fieldAt(errorOf, `${path}.perGpuHour`)}>
        <NumberInput
          required
          min={0}
          unit="/ GPU-h"
          value={row.perGpuHour}
          onValue={(perGpuHour) => onRow({ perGpuHour })}
        />
      </Field>
      <Field label={m.settings_list_from()} required {...fieldAt(errorOf, `${path}.validFrom`)}>
        <TextInput
          type="date"
          required
          value={row.validFrom}
          onChange={(event) => onRow({ validFrom: event.target.value })}
        />
      </Field>
      <Checkbox
        label={m.settings_list_paying()}
        checked={row.paying}
        onChange={(event) => onRow({ paying: event.target.checked })}
      />
      <Assumed row={row} onRow={onRow} />
      <Remove remove={remove} onRemove={onRemove} />
    </fieldset>
  )
}

const applicantKindLabel = (kind: PriceRowDraft['applicantKind']): string =>
  kind === null ? m.settings_list_every_kind() : applicantKindText(kind)

/** A share has four places: a percentage of more than two is cut in the box, before anybody refuses it. */
const asPercent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 10_000) / 100
const asShare = (percent: number | null): number | null =>
  percent === null ? null : Math.round(percent * 100) / 10_000

function FunderRow({ row, path, errorOf, onRow, onRemove, remove }: RowProps<FunderDraft>) {
  return (
    <fieldset className="list-row funder-row" aria-label={row.name}>
      <Field label={m.settings_list_funder()} required {...fieldAt(errorOf, `${path}.name`)}>
        <TextInput
          required
          maxLength={100}
          value={row.name}
          onChange={(event) => onRow({ name: event.target.value })}
        />
      </Field>
      <Field label={m.settings_list_share()} required {...fieldAt(errorOf, `${path}.shareFraction`)}>
        <NumberInput
          required
          min={0}
          max={100}
          unit="%"
          value={asPercent(row.shareFraction)}
          onValue={(percent) => onRow({ shareFraction: asShare(percent) })}
        />
      </Field>
      <Assumed row={row} onRow={onRow} />
      <Remove remove={remove} onRemove={onRemove} />
    </fieldset>
  )
}

const changed = <T,>(rows: readonly T[], place: number, change: Partial<T>): T[] =>
  rows.map((row, at) => (at === place ? { ...row, ...change } : row))

const newRow: PriceRowDraft = {
  applicantKind: null,
  perGpuHour: null,
  validFrom: '',
  paying: false,
  assumed: true,
}
const newFunder: FunderDraft = { name: '', shareFraction: null, assumed: true }

/** Rows have no id of their own; a removed one takes its place with it. */
const numbered = <T,>(rows: readonly T[]) => rows.map((row, place) => ({ row, place, n: place + 1 }))

function Prices({ list, onList, errorOf }: PartProps) {
  const { rows } = list
  return (
    <Section title={m.settings_list()} note={m.settings_list_note()}>
      {rows.length === 0 && <p className="muted">{m.settings_list_none()}</p>}
      {numbered(rows).map(({ row, place, n }) => (
        <PriceRow
          key={n}
          row={row}
          path={`priceList.rows[${place}]`}
          errorOf={errorOf}
          remove={m.settings_list_remove_row({ n })}
          onRow={(change) => onList({ ...list, rows: changed(rows, place, change) })}
          onRemove={() => onList({ ...list, rows: rows.toSpliced(place, 1) })}
        />
      ))}
      <div>
        <Button onClick={() => onList({ ...list, rows: [...rows, newRow] })}>{m.settings_list_add()}</Button>
      </div>
    </Section>
  )
}

function Funders({ list, onList, errorOf }: PartProps) {
  const { funders } = list
  return (
    <Section title={m.settings_list_funders()} note={m.settings_list_funders_note()}>
      {numbered(funders).map(({ row, place, n }) => (
        <FunderRow
          key={n}
          row={row}
          path={`priceList.funders[${place}]`}
          errorOf={errorOf}
          remove={m.settings_list_remove_funder({ n })}
          onRow={(change) => onList({ ...list, funders: changed(funders, place, change) })}
          onRemove={() => onList({ ...list, funders: funders.toSpliced(place, 1) })}
        />
      ))}
      <div>
        <Button onClick={() => onList({ ...list, funders: [...funders, newFunder] })}>
          {m.settings_list_add_funder()}
        </Button>
      </div>
    </Section>
  )
}

/** What a GPU-hour is worth by kind of applicant and day, and who bears what is given in kind. */
export function PriceListPart(props: PartProps) {
  return (
    <>
      <Prices {...props} />
      <Funders {...props} />
    </>
  )
}

import { m } from '../../messages.ts'
import type { Names } from './names.ts'
import type { FieldView, RunView } from './run-view.ts'

/** What an area, or the proposals without one together, ask for and get. GPU-hours. */
export type AreaRow = RunView['areas'][number] & { readonly name: string }

/** What the proposals without an area come to, where others have one; they have no guarantee and no maximum. */
function restOf(view: RunView, field: FieldView): AreaRow | null {
  if (view.areas.length === 0 || !field.area.includes(0)) return null
  const own = view.order.subarray(0, view.ranked).filter((i) => field.area[i] === 0)
  const sum = (values: Float64Array) => own.reduce((total, i) => total + (values[i] ?? 0), 0)
  const awarded = sum(view.award)
  const { available } = view.totals
  return {
    area: '',
    name: m.studio_without_area(),
    proposals: own.length,
    funded: own.filter((i) => (view.award[i] ?? 0) > 0).length,
    requested: sum(field.upper),
    awarded,
    share: available === 0 ? 0 : awarded / available,
    guarantee: 0,
    maximum: available,
    shortfall: 0,
  }
}

/** The areas in the order of the call and, where some proposals have none, these as one more without an id. */
export function areaRows(view: RunView, field: FieldView, names: Names): readonly AreaRow[] {
  const rest = restOf(view, field)
  const named = view.areas.map((area, place) => ({ ...area, name: names.areas[place]?.name ?? area.area }))
  return rest === null ? named : [...named, rest]
}

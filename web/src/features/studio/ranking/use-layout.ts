import { useMemo } from 'react'
import type { Names } from '../names.ts'
import { statusOf, type FieldView } from '../run-view.ts'
import type { CellContext } from './column.ts'
import { columnMissing, columnOf } from './columns.ts'
import { textKeys } from './text-keys.ts'
import { isCrossed } from './Row.tsx'
import { layoutOf } from './table-rows.ts'
import { columnIds, isFiltered, type ColumnId, type Grouping, type TableSettings } from './table-settings.ts'

/** Columns with nothing to show in a call, and why. */
export const useMissing = (field: FieldView, names: Names): ReadonlyMap<ColumnId, string> =>
  useMemo(
    () =>
      new Map(
        columnIds.flatMap((id) => {
          const reason = columnMissing(id, { field, names })
          return reason === null ? [] : [[id, reason] as const]
        }),
      ),
    [field, names],
  )

/** Whether the words of the search stand in number, title or institution. */
function useFound({ field, names }: CellContext, search: string): ((i: number) => boolean) | null {
  const texts = useMemo(
    () =>
      field.ids.map((id, i) => `${id} ${names.titles[i] ?? ''} ${names.institutions[i] ?? ''}`.toLowerCase()),
    [field, names],
  )
  return useMemo(() => {
    const words = search.trim().toLowerCase().split(/\s+/)
    if (words[0] === '') return null
    return (i) => words.every((word) => texts[i]?.includes(word) === true)
  }, [texts, search])
}

/** The filter as a question to each proposal, or null where everything is wanted. */
function keepOf(
  { traits, areas }: TableSettings,
  { context, isGrey, found }: Pick<Wanted, 'context' | 'isGrey'> & { found: ((i: number) => boolean) | null },
): ((i: number) => boolean) | null {
  if (found === null && traits.length === 0 && areas.length === 0) return null
  const { view, field } = context
  const hasTrait = (i: number): boolean => {
    const status = statusOf(view, field, i)
    return traits.some(
      (trait) =>
        trait === status ||
        (trait === 'grey' && isGrey(i)) ||
        (trait === 'discussed' && context.discussed.has(i)) ||
        (trait === 'crossed' && isCrossed(context, i)),
    )
  }
  const areaOf = (i: number): string => field.areaIds[(field.area[i] ?? 0) - 1] ?? ''
  return (i) =>
    (found === null || found(i)) &&
    (traits.length === 0 || hasTrait(i)) &&
    (areas.length === 0 || areas.includes(areaOf(i)))
}

type Wanted = {
  readonly context: CellContext
  readonly settings: TableSettings
  readonly folded: ReadonlySet<number>
  readonly isGrey: (i: number) => boolean
}

const groupsOf = (group: Grouping, { areaIds, area, tracks, track }: FieldView) => {
  if (group === 'area' && areaIds.length > 0) return { groupOf: area, groups: areaIds.length }
  if (group === 'track' && tracks.length > 0) return { groupOf: track, groups: tracks.length }
  return { groupOf: null, groups: 0 }
}

/** What stands where; texts are put in order once, numbers with each run. */
export function useLayout({ context, settings, folded, isGrey }: Wanted) {
  const { view, field, names } = context
  const { sort, group, search } = settings
  const found = useFound(context, search)
  const byText = useMemo(() => {
    const text = sort === null ? undefined : columnOf(sort.by).text
    return text === undefined ? null : textKeys(text({ names, field }))
  }, [sort, names, field])
  return useMemo(() => {
    const value = sort === null ? undefined : columnOf(sort.by).value?.(context)
    const keys = byText ?? (value === undefined ? null : Float64Array.from(field.ids, (_, i) => value(i)))
    return layoutOf({
      view,
      upper: field.upper,
      keep: isFiltered(settings) ? keepOf(settings, { context, isGrey, found }) : null,
      ...groupsOf(group, field),
      keys,
      descending: sort?.descending === true,
      folded,
    })
  }, [context, view, field, settings, sort, group, folded, isGrey, found, byText])
}

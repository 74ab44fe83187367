import { m } from '../../../messages.ts'
import type { CellContext, Column } from './column.ts'
import { numberColumns, pictureColumns } from './number-columns.tsx'
import { columnIds, type ColumnId } from './table-settings.ts'
import { textColumns } from './text-columns.tsx'

const all: Readonly<Record<ColumnId, Column>> = { ...numberColumns, ...pictureColumns, ...textColumns }

export const columnOf = (id: ColumnId): Column => all[id]

/** Why a column has nothing to show in this call, or null. */
export function columnMissing(
  id: ColumnId,
  { field, names }: Pick<CellContext, 'field' | 'names'>,
): string | null {
  if ((id === 'energy' || id === 'cost') && field.machine === undefined) return m.studio_no_machine()
  if (id === 'track' && field.tracks.length === 0) return m.studio_missing_tracks()
  if (id === 'area' && field.areaIds.length === 0) return m.studio_missing_areas()
  if (id === 'institution' && names.institutions.every((name) => name === ''))
    return m.studio_missing_institutions()
  if (id === 'stage' && names.careerStages.every((stage) => stage === '')) return m.studio_missing_stages()
  const isSingle = field.ids.every(
    (_, i) => (field.firstReview[i + 1] ?? 0) - (field.firstReview[i] ?? 0) < 2,
  )
  if (id === 'spread' && isSingle) return m.studio_missing_spread()
  return null
}

/** Of the chosen columns those that can show something; what the draws say only once there are draws. */
export const shownColumns = (
  chosen: readonly ColumnId[],
  { hasChances, missing }: { hasChances: boolean; missing: Pick<ReadonlyMap<ColumnId, string>, 'has'> },
): readonly ColumnId[] =>
  columnIds.filter(
    (id) => chosen.includes(id) && !missing.has(id) && (hasChances || (id !== 'interval' && id !== 'chance')),
  )

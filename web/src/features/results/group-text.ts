import { sizeBands, type Dimension } from '@furrow/core/statistics/statistics'
import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import type { RuleNames } from '../../ui/rule-text.ts'

const titles: Readonly<Record<Dimension, () => string>> = {
  area: m.results_by_area,
  track: m.results_by_track,
  size: m.results_by_size,
  careerStage: m.results_by_careerStage,
  firstTime: m.results_by_firstTime,
  institution: m.results_by_institution,
}

export const tableName = (dimension: Dimension): string => titles[dimension]()

const known: Readonly<Record<string, () => string>> = {
  'careerStage.student': m.results_stage_student,
  'careerStage.early': m.results_stage_early,
  'careerStage.established': m.results_stage_established,
  'careerStage.senior': m.results_stage_senior,
  'firstTime.yes': m.results_first_yes,
  'firstTime.no': m.results_first_no,
}

function bandName(id: string): string {
  const least = Number(id)
  const next = sizeBands.find((bound) => bound > least)
  const from = formatHours(least)
  if (next === undefined) return m.results_size_from({ from })
  return m.results_size_between({ from, to: formatHours(next) })
}

export type GroupNames = { area: (id: string) => string; track: (id: string) => string }

export const groupNames = (
  { area }: RuleNames,
  tracks: readonly { readonly id: string; readonly name: string }[],
): GroupNames => ({ area, track: (id) => tracks.find((track) => track.id === id)?.name ?? id })

/** What a row of the statistics is called. */
export function groupName(dimension: Dimension, id: string | null, names: GroupNames): string {
  if (id === null) return m.results_group_others()
  if (id === '') return m.results_group_unsaid()
  if (dimension === 'area') return names.area(id)
  if (dimension === 'track') return names.track(id)
  if (dimension === 'size') return bandName(id)
  return known[`${dimension}.${id}`]?.() ?? id
}

import type { StudioContext } from '@furrow/core/contract/studio'
import { areaName } from '../../ui/area-name.ts'
import type { Rules } from './draft.ts'
import type { FieldView } from './run-view.ts'

/** Names for the numbers of the snapshot, in the order of its proposals. */
export type Names = {
  readonly titles: readonly string[]
  readonly institutions: readonly string[]
  /** "" where the proposal does not say. */
  readonly careerStages: readonly string[]
  readonly firstTimes: readonly (boolean | null)[]
  readonly proposalIds: readonly (string | null)[]
  readonly areas: readonly { id: string; name: string }[]
  readonly hasTitles: boolean
}

export function namesOf(context: StudioContext, field: FieldView): Names {
  const { numbers, ids, titles, institutions, careerStages, firstTimes } = context.proposals
  const place = new Map(numbers.map((number, index) => [number, index]))
  const pick = (list: readonly string[]) => field.ids.map((id) => list[place.get(id) ?? -1] ?? '')
  const known = new Map(context.areas.map((area) => [area.id, areaName(area)]))
  const shown = pick(titles)
  return {
    titles: shown,
    institutions: pick(institutions),
    careerStages: pick(careerStages),
    firstTimes: field.ids.map((id) => firstTimes[place.get(id) ?? -1] ?? null),
    proposalIds: field.ids.map((id) => ids[place.get(id) ?? -1] ?? null),
    areas: field.areaIds.map((id) => ({ id, name: known.get(id) ?? id })),
    hasTitles: shown.some((title) => title !== ''),
  }
}

export const rulesOf = (context: StudioContext, field: FieldView, names: Names): Rules => {
  const place = new Map(context.criteria.map((criterion, index) => [criterion.id, index]))
  const order = (id: string) => place.get(id) ?? 0
  return {
    criteria: [...field.criteria].sort((a, b) => order(a.id) - order(b.id)),
    areas: names.areas,
    hasConfidence: field.hasConfidence,
    hasFunders: (field.call.funders ?? []).some(({ purse }) => purse > 0),
    published: context.published,
  }
}

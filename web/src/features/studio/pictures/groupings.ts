import { successRates, type SuccessRates } from '@furrow/core/allocation/success-rates'
import { m } from '../../../messages.ts'
import { formatHours, formatNumber } from '../../../ui/format.ts'
import type { PictureProps } from './picture.ts'

export const groupings = ['area', 'institution', 'stage', 'size', 'first', 'track'] as const
export type Grouping = (typeof groupings)[number]

type Data = Pick<PictureProps, 'view' | 'field' | 'names'>

const stageNames: Readonly<Record<string, () => string>> = {
  student: m.proposals_stage_student,
  early: m.proposals_stage_early,
  established: m.proposals_stage_established,
  senior: m.proposals_stage_senior,
}

const stageText = (stage: string) => stageNames[stage]?.() ?? stage

/** Three bands with about as many proposals each; fewer where many ask for the same. */
function sizeBands({ requested }: Data['field']) {
  const sorted = requested.toSorted()
  const third = (part: number) => sorted[Math.floor((part * sorted.length) / 3)] ?? 0
  const [low, high] = [third(1), third(2)]
  const below = m.pictures_size_below({ hours: formatHours(low) })
  const between = m.pictures_size_between({ from: formatNumber(low), to: formatHours(high) })
  const from = m.pictures_size_from({ hours: formatHours(high) })
  const upToHigh = (hours: number) => (hours < high ? between : from)
  const nameOf = (i: number) => {
    const hours = requested[i] ?? 0
    return hours < low ? below : upToHigh(hours)
  }
  return { names: [below, between, from], nameOf }
}

function firstText(isFirst: boolean | null): string {
  if (isFirst === null) return ''
  return isFirst ? m.pictures_first_yes() : m.pictures_first_no()
}

/** The name of the group of each proposal; "" where the proposal does not say. */
function namesIn(grouping: Grouping, { field, names }: Data): (i: number) => string {
  if (grouping === 'area') return (i) => names.areas[(field.area[i] ?? 0) - 1]?.name ?? ''
  if (grouping === 'institution') return (i) => names.institutions[i] ?? ''
  if (grouping === 'stage') return (i) => stageText(names.careerStages[i] ?? '')
  if (grouping === 'first') return (i) => firstText(names.firstTimes[i] ?? null)
  if (grouping === 'track') return (i) => field.tracks[(field.track[i] ?? 0) - 1]?.name ?? ''
  return sizeBands(field).nameOf
}

/** Groupings that some proposal says something of. */
export const knownGroupings = (data: Data): readonly Grouping[] =>
  groupings.filter((grouping) => {
    const nameOf = namesIn(grouping, data)
    return data.field.ids.some((_, i) => nameOf(i) !== '')
  })

/** Success rates of all proposals handed in, small groups masked; larger groups first, bands from small to large. */
export function ratesOf(grouping: Grouping, data: Data): SuccessRates {
  const nameOf = namesIn(grouping, data)
  const { view, field } = data
  const rates = successRates(
    field.ids.map((_, i) => ({
      group: nameOf(i),
      funded: (view.award[i] ?? 0) > 0,
      requested: field.requested[i] ?? 0,
      awarded: view.award[i] ?? 0,
    })),
  )
  if (grouping !== 'size') return rates
  const names: readonly string[] = sizeBands(field).names
  return { ...rates, shown: rates.shown.toSorted((a, b) => names.indexOf(a.group) - names.indexOf(b.group)) }
}

import type { ReactNode } from 'react'
import { energyOf } from '@furrow/core/machine/energy'
import { m } from '../../../messages.ts'
import { AreaMark } from '../../../ui/AreaMark.tsx'
import { formatEnergy, formatFixed, formatMoney, formatNumber, formatShare } from '../../../ui/format.ts'
import type { Names } from '../names.ts'
import { statusOf, type FieldView, type RunView, type Status } from '../run-view.ts'
import type { ChancesView } from '../chances/chances-view.ts'
import { RankInterval, ReviewDots, reviewTotals } from './marks.tsx'
import { columnIds, type ColumnId } from './table-settings.ts'

/** All that a cell may show. */
export type CellContext = {
  readonly view: RunView
  /** What the changes are shown against. */
  readonly before: RunView | null
  readonly field: FieldView
  readonly names: Names
  readonly chances: ChancesView | null
  /** Marked for discussion. */
  readonly discussed: ReadonlySet<number>
}

export type Column = {
  readonly head: () => string
  /** In full, where the head is short. */
  readonly title?: () => string
  /** Track of the grid, and the pixels that it takes at least. */
  readonly width: number
  readonly grows?: true
  readonly isNumber?: true
  readonly cell: (context: CellContext, proposal: number) => ReactNode
  /** What it sorts by: NaN for none. Large first where the first click should show the most. */
  readonly value?: (context: CellContext) => (proposal: number) => number
  readonly text?: (context: Pick<CellContext, 'field' | 'names'>) => readonly string[]
  readonly largeFirst?: true
}

const statusTexts: Readonly<Record<Status, () => string>> = {
  full: m.studio_status_full,
  partial: m.studio_status_partial,
  waiting: m.studio_status_waiting,
  unranked: m.studio_status_unranked,
}

const stageTexts: Readonly<Record<string, () => string>> = {
  student: m.proposals_stage_student,
  early: m.proposals_stage_early,
  established: m.proposals_stage_established,
  senior: m.proposals_stage_senior,
}

const stageText = (stage: string): string => stageTexts[stage]?.() ?? stage

const orDash = (value: number, text: (value: number) => string): string => (value > 0 ? text(value) : '–')
const wordOrDash = (text: string | undefined): string => (text === undefined || text === '' ? '–' : text)

/** "↑ 12": it was the twelfth and has risen. */
function Change({ before, rank, proposal }: { before: RunView | null; rank: number; proposal: number }) {
  const old = before?.rank[proposal] ?? rank
  if (old === rank) return null
  const text = old === 0 ? m.studio_was_unranked() : m.studio_was_rank({ rank: formatNumber(old) })
  const hasRisen = rank !== 0 && (old === 0 || rank < old)
  return (
    <span title={text}>
      <span aria-hidden="true">
        {hasRisen ? '↑' : '↓'} {old === 0 ? '–' : formatNumber(old)}
      </span>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}

/** Ranks gained since before: positive is up. */
const rise =
  ({ view, before }: CellContext) =>
  (i: number): number => {
    const [old, now] = [before?.rank[i] ?? 0, view.rank[i] ?? 0]
    return old === 0 || now === 0 ? NaN : old - now
  }

const spreadOf = (context: CellContext, i: number): number => {
  const totals = reviewTotals(context, i)
  return totals.length < 2 ? NaN : Math.max(...totals) - Math.min(...totals)
}

const footprint = ({ view, field }: CellContext, i: number) =>
  field.machine && energyOf(view.award[i] ?? 0, field.machine)

const numbers = {
  rank: {
    head: m.studio_column_rank,
    width: 44,
    isNumber: true,
    cell: ({ view }, i) => orDash(view.rank[i] ?? 0, formatNumber),
  },
  score: {
    head: m.studio_column_score,
    width: 48,
    isNumber: true,
    cell: ({ view }, i) => ((view.score[i] ?? -1) < 0 ? '–' : formatFixed((view.score[i] ?? 0) / 1000, 1)),
    value:
      ({ view }) =>
      (i) =>
        (view.score[i] ?? -1) < 0 ? NaN : (view.score[i] ?? 0),
    largeFirst: true,
  },
  spread: {
    head: m.studio_column_spread,
    title: m.studio_column_spread_title,
    width: 52,
    isNumber: true,
    cell: (context, i) => {
      const spread = spreadOf(context, i)
      return Number.isNaN(spread) ? '–' : formatFixed(spread, 1)
    },
    value: (context) => (i) => spreadOf(context, i),
    largeFirst: true,
  },
  chance: {
    head: m.studio_column_chance,
    title: m.studio_column_chance_title,
    width: 52,
    isNumber: true,
    cell: ({ chances }, i) => {
      const chance = chances?.funded[i] ?? NaN
      // Draws are right to a point or so: no decimals.
      return Number.isNaN(chance) ? '–' : formatShare(Math.round(chance * 100) / 100)
    },
    value:
      ({ chances }) =>
      (i) =>
        chances?.funded[i] ?? NaN,
    largeFirst: true,
  },
  asked: {
    head: m.studio_column_asked,
    width: 68,
    isNumber: true,
    cell: ({ field }, i) => formatNumber(field.requested[i] ?? 0),
    value:
      ({ field }) =>
      (i) =>
        field.requested[i] ?? 0,
    largeFirst: true,
  },
  given: {
    head: m.studio_column_given,
    width: 68,
    isNumber: true,
    cell: ({ view }, i) => orDash(view.award[i] ?? 0, formatNumber),
    value:
      ({ view }) =>
      (i) =>
        view.award[i] ?? 0,
    largeFirst: true,
  },
  energy: {
    head: m.studio_energy,
    width: 84,
    isNumber: true,
    cell: (context, i) => orDash(footprint(context, i)?.kwh ?? 0, formatEnergy),
    value: (context) => (i) => footprint(context, i)?.kwh ?? NaN,
    largeFirst: true,
  },
  cost: {
    head: m.studio_cost,
    width: 104,
    isNumber: true,
    cell: (context, i) => {
      const currency = context.field.machine?.price.currency ?? ''
      return orDash(footprint(context, i)?.cost ?? 0, (cost) => formatMoney(cost, currency))
    },
    value: (context) => (i) => footprint(context, i)?.cost ?? NaN,
    largeFirst: true,
  },
} satisfies Partial<Record<ColumnId, Column>>

const pictures = {
  reviews: {
    head: m.studio_column_reviews,
    width: 92,
    cell: (context, i) => <ReviewDots context={context} proposal={i} />,
    value: (context) => (i) => reviewTotals(context, i).length,
    largeFirst: true,
  },
  interval: {
    head: m.studio_column_interval,
    title: m.studio_column_interval_title,
    width: 112,
    cell: ({ chances }, i) =>
      chances === null ? <span className="muted">–</span> : <RankInterval chances={chances} proposal={i} />,
    value: ({ chances }) => {
      const [low, high] = chances?.rank90 ?? []
      return (i) => ((low?.[i] ?? 0) === 0 ? NaN : (high?.[i] ?? 0) - (low?.[i] ?? 0))
    },
    largeFirst: true,
  },
} satisfies Partial<Record<ColumnId, Column>>

const texts = {
  change: {
    head: m.studio_column_change,
    width: 54,
    isNumber: true,
    cell: ({ view, before }, i) => <Change before={before} rank={view.rank[i] ?? 0} proposal={i} />,
    value: rise,
    largeFirst: true,
  },
  proposal: {
    head: m.studio_column_proposal,
    width: 150,
    grows: true,
    cell: ({ field, names, discussed }, i) => (
      <>
        <span className="muted number">{field.ids[i]}</span>{' '}
        {discussed.has(i) && (
          <span className="studio-discussed" title={m.studio_trait_discussed()}>
            <span aria-hidden="true">{m.chances_discussed_letter()}</span>
            <span className="visually-hidden">{m.studio_trait_discussed()}</span>
          </span>
        )}{' '}
        {names.titles[i]}
      </>
    ),
    text: ({ names, field }) => (names.hasTitles ? names.titles : field.ids),
  },
  area: {
    head: m.studio_column_area,
    width: 40,
    cell: ({ field, names }, i) => {
      const area = (field.area[i] ?? 0) - 1
      return <AreaMark area={field.areaIds[area] ?? null} name={names.areas[area]?.name ?? ''} letterOnly />
    },
    value:
      ({ field }) =>
      (i) =>
        field.area[i] === 0 ? NaN : (field.area[i] ?? 0),
  },
  status: {
    head: m.studio_column_status,
    width: 84,
    cell: ({ view, field }, i) => statusTexts[statusOf(view, field, i)](),
    value:
      ({ view, field }) =>
      (i) =>
        ['full', 'partial', 'waiting', 'unranked'].indexOf(statusOf(view, field, i)),
  },
  track: {
    head: m.studio_column_track,
    width: 84,
    cell: ({ field }, i) => wordOrDash(field.tracks[(field.track[i] ?? 0) - 1]?.name),
    value:
      ({ field }) =>
      (i) =>
        field.track[i] === 0 ? NaN : (field.track[i] ?? 0),
  },
  institution: {
    head: m.studio_column_institution,
    width: 150,
    cell: ({ names }, i) => wordOrDash(names.institutions[i]),
    text: ({ names }) => names.institutions,
  },
  stage: {
    head: m.studio_column_stage,
    width: 96,
    cell: ({ names }, i) => wordOrDash(stageText(names.careerStages[i] ?? '')),
    text: ({ names }) => names.careerStages.map(stageText),
  },
} satisfies Partial<Record<ColumnId, Column>>

const all: Readonly<Record<ColumnId, Column>> = { ...numbers, ...pictures, ...texts }

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

const collator = new Intl.Collator('da', { numeric: true })

/** Places of texts in the order of the alphabet; NaN where there is none. */
export function textKeys(list: readonly string[]): Float64Array {
  const keys = new Float64Array(list.length).fill(NaN)
  const places = [...list.keys()].filter((i) => list[i] !== '')
  places.sort((a, b) => collator.compare(list[a] ?? '', list[b] ?? ''))
  let key = 0
  places.forEach((i, place) => {
    const last = places[place - 1]
    if (last !== undefined && list[last] !== list[i]) key += 1
    keys[i] = key
  })
  return keys
}

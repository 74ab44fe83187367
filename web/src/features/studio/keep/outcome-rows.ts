import type { CsvCell } from '@furrow/core/record/csv'
import { m } from '../../../messages.ts'
import { reasonText } from '../../../ui/reason-text.ts'
import type { Draft } from '../draft.ts'
import type { Names } from '../names.ts'
import { reasonOf, statusOf, type FieldView, type RunView, type Status } from '../run-view.ts'

export type OutcomeTable = { readonly heads: readonly string[]; readonly rows: readonly CsvCell[][] }

export type OutcomeParts = {
  readonly view: RunView
  readonly field: FieldView
  readonly names: Names
  readonly draft: Draft
  readonly isPractice: boolean
}

const statusTexts: Readonly<Record<Status, () => string>> = {
  full: m.studio_status_full,
  partial: m.studio_status_partial,
  waiting: m.studio_status_waiting,
  unranked: m.studio_status_unranked,
}

const points = (thousandths: number): number | null => (thousandths < 0 ? null : thousandths / 1000)

/** The outcome as a table, in the order of the ranking. Invented data says so in every row. */
export function outcomeRows({ view, field, names, draft, isPractice }: OutcomeParts): OutcomeTable {
  const heads = [
    m.studio_file_rank(),
    m.studio_file_number(),
    m.studio_column_proposal(),
    m.studio_file_institution(),
    m.studio_column_area(),
    m.studio_file_score(),
    m.studio_file_priority(),
    m.studio_file_requested(),
    m.studio_file_minimum(),
    m.studio_file_award(),
    m.studio_column_status(),
    m.studio_file_reason(),
    ...(isPractice ? [m.studio_file_practice()] : []),
  ]
  const criterionName = (id: string) => field.criteria.find((entry) => entry.id === id)?.name ?? id
  const named = (i: number): CsvCell[] => [
    field.ids[i] ?? '',
    names.titles[i] ?? '',
    names.institutions[i] ?? '',
    names.areas[(field.area[i] ?? 0) - 1]?.name ?? '',
  ]
  const rows = [...view.order].map((i): CsvCell[] => {
    const rank = view.rank[i] ?? 0
    return [
      rank === 0 ? null : rank,
      ...named(i),
      points(view.score[i] ?? -1),
      rank === 0 ? null : points(view.priority[i] ?? -1),
      field.requested[i] ?? 0,
      field.minimum[i] ?? 0,
      view.award[i] ?? 0,
      statusTexts[statusOf(view, field, i)](),
      reasonText(reasonOf(view, field, { i, bars: draft.thresholds }), {
        criterionName,
        policy: view.policy,
        requested: field.requested[i] ?? 0,
        award: view.award[i] ?? 0,
      }),
      ...(isPractice ? [m.studio_file_invented()] : []),
    ]
  })
  return { heads, rows }
}

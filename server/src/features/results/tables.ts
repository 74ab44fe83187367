import type { CallResult, CallStatistics } from '@furrow/core/contract/results'
import { csvOf } from '../../plugins/csv.ts'

/** The awards of a call as a table for spreadsheets. */
export const awardsCsv = ({ awards }: CallResult): string =>
  csvOf(
    ['proposal', 'title', 'institution', 'area', 'hours', 'summary'],
    awards.map(({ proposal, title, institution, area, hours, summary }) => [
      proposal,
      title,
      institution,
      area,
      hours,
      summary,
    ]),
  )

/** Every table of the statistics under one head; an empty cell is not shown, `*` stands for groups put together. */
export const statisticsCsv = ({ tables }: CallStatistics): string =>
  csvOf(
    ['by', 'group', 'proposals', 'funded', 'requested', 'awarded'],
    tables.flatMap(({ dimension, rows }) =>
      rows.map(({ id, proposals, funded, requested, awarded }) => [
        dimension,
        id ?? '*',
        proposals,
        funded,
        requested,
        awarded,
      ]),
    ),
  )

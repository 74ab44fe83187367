import type { CallResult, CallStatistics } from '@furrow/core/contract/results'
import type { AwardValue } from '@furrow/core/contract/price-list'
import { csvOf } from '@furrow/core/record/csv'

function basisOf({ paying, amount, toPay }: AwardValue): string {
  if (!paying) return 'in kind'
  return toPay === amount ? 'to pay' : 'in kind and to pay'
}

/** The awards of a call as a table for spreadsheets. */
export const awardsCsv = ({ awards, values }: CallResult): string =>
  csvOf(
    [
      'proposal',
      'title',
      'institution',
      'area',
      'hours',
      'kWh',
      'kg CO2e location-based',
      'kg CO2e market-based',
      'value',
      'currency',
      'in kind or to pay',
      'price assumed',
      'summary',
      'withdrawn before the release',
    ],
    awards.map(({ proposal, title, institution, area, hours, energy, value, summary, withdrawn }) => [
      proposal,
      title,
      institution,
      area,
      hours,
      energy?.kwh ?? null,
      energy?.kgLocation ?? null,
      energy?.kgMarket ?? null,
      value?.amount ?? null,
      value === null ? null : (values?.currency ?? null),
      value === null ? null : basisOf(value),
      value === null ? null : String(value.assumed),
      summary,
      withdrawn ? 'yes' : null,
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

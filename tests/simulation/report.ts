import { methodNames, type MethodName } from './methods.ts'
import type { Figures, Row } from './play.ts'

const percent = (share: number | null): string => (share === null ? '' : (100 * share).toFixed(1))

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const shown = (rows: readonly Row[], cell: (figures: Figures) => string): string =>
  table(
    ['call', ...methodNames],
    rows.map(({ design, means }) => [design.name, ...methodNames.map((name) => cell(means[name]))]),
  )

const withIntervals: readonly MethodName[] = ['mean', 'calibration']

const coverage = (rows: readonly Row[]): string =>
  table(
    ['call', ...withIntervals.flatMap((name) => [`${name}, 50 %`, `${name}, 90 %`])],
    rows.map(({ design, means }) => [
      design.name,
      ...withIntervals.flatMap((name) => [percent(means[name].within50), percent(means[name].within90)]),
    ]),
  )

const gains = (rows: readonly Row[]): string =>
  table(
    ['call', 'calls played', 'calibration finds more than the mean, points', 'standard error'],
    rows.map(({ design, means, gainError }) => [
      design.name,
      String(design.calls),
      percent(means.calibration.hits - means.mean.hits),
      percent(gainError),
    ]),
  )

/** The page docs/simulation.md. */
export const reportOf = (
  rows: readonly Row[],
): string => `# What calibration finds, in calls whose truth is known

\`npm run simulate-calls\` writes this page: the same numbers on any machine. It invents calls (\`core/src/ranking/synthetic-call.ts\`), scores each by
four methods and compares with the truth that it put in. A line names proposals, reviewers, reviews for each proposal and the standard
deviations of proposals, reviewers and noise in points; 12:8:9 where none are named. What calibration assumes, strictness as a constant
shift, holds in these calls by construction: they show what it is worth where that is so, not that it is so.

- **mean**: the plain mean, with intervals that count the reviewers' differences as noise.
- **median**: the plain median.
- **z-score**: each score less its reviewer's mean, over its reviewer's standard deviation; then the mean.
- **calibration**: Furrow's, with its gate: where the gate refuses, the plain mean stands ([how](scores.md)).

## Top-quarter hits

Of the truly best quarter, the percentage that stands in the method's best quarter.

${shown(rows, ({ hits }) => percent(hits))}

${gains(rows)}

## Rank correlation with the truth

Spearman's.

${shown(rows, ({ correlation }) => correlation.toFixed(3))}

## Hours for the truly best

Of the hours that the cut-off would give if the truth were known, the percentage that goes to the same proposals.

${shown(rows, ({ hours }) => percent(hours))}

## Coverage of the intervals

Percentage of the proposals whose truth lies in the interval of 50 and of 90 %. Median and z-score have none.
Intervals are too narrow where areas of unequal quality hang together by few reviews: \`furrow score\` counts these and says \`weak\`.

${coverage(rows)}
`

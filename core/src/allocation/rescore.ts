import type { Scenario } from '../contract/scenario.ts'
import { tenThousandths } from '../scoring/decimals.ts'
import { scoreProposals, type Scores } from '../scoring/score-proposals.ts'
import { makeScoreTable, type ScoreTable } from '../scoring/score-table.ts'
import type { Scorer } from '../scoring/scorer.ts'
import { at } from './contest.ts'
import type { Field } from './field.ts'
import { givenMarks, movedMarks, type GivenMarks, type Rise } from './given-marks.ts'
import { stand } from './standing.ts'

/** One proposal scored again after its marks on one criterion have been moved. */
export interface Rescored {
  /** Thousandths of a point, −1 without a used review. */
  readonly score: number
  readonly standing: number
  readonly failedColumn: number
  /** Of all proposals, where moved marks move the scores of others too. */
  readonly scores?: Scores
  /** The marks of all proposals with the moved ones among them, where a policy reads marks. */
  readonly table?: ScoreTable
}

interface CriterionRise {
  readonly id: string
  /** Ten-thousandths of a mark that the lowest mark can still rise by. */
  readonly limit: number
  /** Ten-thousandths of a mark of which all marks of the call on this criterion are multiples: 10,000 for whole marks. */
  readonly step: number
  /** Mean mark of the used reviews after a rise, to four decimals: after one towards the better end, to suffice. */
  readonly mean: (rise: number) => number
  readonly rescore: (rise: number) => Rescored
  /** Single marks a step better; null where marks are as fine as can be, or say something about their reviewers. */
  readonly given: Given | null
}

interface Given extends Pick<GivenMarks, 'reviews' | 'limit' | 'isAlike'> {
  /** As of a rise. */
  readonly mean: (steps: number) => number
  readonly rescore: (steps: number) => Rescored
}

export interface Rescorer {
  /** Criteria with at least one mark, those in which low is good included: there a rise lowers the mark. */
  readonly criteria: readonly CriterionRise[]
}

/** The snapshot with one proposal only, which scores in no time. */
function fieldOfOne(field: Field, i: number): Field {
  const proposals = field.snapshot.proposals.slice(i, i + 1)
  const id = field.ids[i] ?? ''
  const reviews = field.snapshot.reviews.filter(({ proposal }) => proposal === id)
  const snapshot = { ...field.snapshot, proposals, reviews }
  return {
    ...field,
    snapshot,
    ids: [id],
    upper: field.upper.slice(i, i + 1),
    lower: field.lower.slice(i, i + 1),
    table: makeScoreTable(snapshot, new Map([[id, 0]])),
  }
}

const marksOf = (table: ScoreTable, column: number, used: Uint8Array): number[] =>
  [...used.keys()]
    .filter((row) => used[row] === 1)
    .map((row) => at(table.raw, row * table.criteria.length + column))
    .filter((mark) => !Number.isNaN(mark))

/** The coarsest decimal step on which both ends of a scale and all marks of a call lie, in ten-thousandths. */
function stepOfMarks({ criteria, raw, reviews }: ScoreTable, column: number): number {
  const { min = 0, max = 0 } = criteria[column] ?? {}
  const places = Array.from({ length: reviews }, (_, row) => at(raw, row * criteria.length + column))
  const marks = [tenThousandths(min), tenThousandths(max), ...places.filter((mark) => !Number.isNaN(mark))]
  return [10_000, 1000, 100, 10].find((step) => marks.every((mark) => mark % step === 0)) ?? 1
}

/** The whole table with the marks of one proposal moved. */
const ownMoved = ({ table }: Field, i: number, rise: Rise): ScoreTable =>
  movedMarks(table, { ...rise, from: at(table.first, i), to: at(table.first, i + 1) })

/** With calibration, the marks of one proposal say something about its reviewers, and so about every score. */
function rescoreAll(
  field: Field,
  scenario: Scenario,
  { i, scorer, ...rise }: Rise & { readonly i: number; readonly scorer: Scorer },
): Rescored {
  const table = ownMoved(field, i, rise)
  const scores = scorer.score(scenario, { table })
  const { standing, failedColumn } = stand({ ...field, table }, scenario, { scores })
  return {
    score: at(scores.score, i),
    standing: at(standing, i),
    failedColumn: failedColumn[i] ?? -1,
    scores,
    table,
  }
}

/** One proposal by itself, whose marks move nobody else's score. */
interface Alone {
  readonly one: Field
  readonly scenario: Scenario
  readonly used: Uint8Array
}

function rescoreOne({ one, scenario }: Alone, table: ScoreTable): Rescored {
  const scores = scoreProposals(table, scenario)
  const { standing, failedColumn } = stand({ ...one, table }, scenario, { scores })
  return { score: at(scores.score, 0), standing: at(standing, 0), failedColumn: failedColumn[0] ?? -1 }
}

/** The mean mark of tables by how far they are raised: rounded to suffice, but for the marks as they are. */
function meansOf({ one, used }: Alone, column: number, raised: (by: number) => ScoreTable) {
  const toSuffice = one.table.criteria[column]?.lowIsGood === true ? Math.floor : Math.ceil
  return (by: number): number => {
    const all = marksOf(raised(by), column, used)
    const round = by === 0 ? Math.round : toSuffice
    return round(all.reduce((sum, mark) => sum + mark, 0) / all.length) / 10_000
  }
}

function givenOf(alone: Alone, column: number, step: number): Given | null {
  const { one, scenario, used } = alone
  const isAlone = scenario.calibration === 'none' && scenario.policy.kind !== 'equal-shares'
  if (!isAlone || step === 1) return null
  const { raised, ...given } = givenMarks(one.table, scenario, { column, step, used })
  return {
    ...given,
    mean: meansOf(alone, column, raised),
    rescore: (steps) => rescoreOne(alone, raised(steps)),
  }
}

/** Ways to score one proposal again with better marks on one criterion. */
export function makeRescorer(
  field: Field,
  scenario: Scenario,
  { i, scorer }: { readonly i: number; readonly scorer: Scorer },
): Rescorer {
  const one = fieldOfOne(field, i)
  const { used } = scoreProposals(one.table, scenario)
  const alone = { one, scenario, used }
  const criteria = one.table.criteria.flatMap(({ id, min, max, lowIsGood }, column) => {
    const marks = marksOf(one.table, column, used)
    if (marks.length === 0) return []
    const [low, high] = [tenThousandths(min), tenThousandths(max)]
    const raised = (rise: number): ScoreTable => movedMarks(one.table, { column, rise })
    const rescore = (rise: number): Rescored => {
      if (scenario.calibration !== 'none') return rescoreAll(field, scenario, { i, scorer, column, rise })
      return {
        ...rescoreOne(alone, raised(rise)),
        ...(scenario.policy.kind === 'equal-shares' && { table: ownMoved(field, i, { column, rise }) }),
      }
    }
    const limit = Math.max(...marks.map((mark) => (lowIsGood ? mark - low : high - mark)))
    const step = stepOfMarks(field.table, column)
    const mean = meansOf(alone, column, raised)
    return [{ id, limit, step, mean, rescore, given: givenOf(alone, column, step) }]
  })
  return { criteria }
}

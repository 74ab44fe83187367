import type { Funder } from '../contract/snapshot.ts'
import type { Scenario } from '../contract/scenario.ts'
import { divideHalfEven, tenThousandths } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'
import { readWeights, type Scores } from '../scoring/score-proposals.ts'
import type { ScoreTable } from '../scoring/score-table.ts'
import { at } from './contest.ts'
import { quotientHalfEven, weighted } from './priority.ts'

/** One who pays under equal shares. */
export interface Voter {
  /** In proportion to the others'; an integer above 0. */
  readonly purse: number
  /** Per proposal index: thousandths of a point, an integer, 0 where it does not value it. */
  readonly value: Float64Array
}

export interface VoterSource {
  readonly table: ScoreTable
  readonly scenario: Scenario
  readonly scores: Scores
  /** Per proposal: thousandths of a point, −1 where not ranked. */
  readonly priority: Float64Array
  /** Per proposal: weight of its area under the scenario, in ten-thousandths. */
  readonly areaWeight: Float64Array
  /** Per proposal: id of its area, '' without one. */
  readonly areaOf: readonly string[]
  readonly funders: readonly Funder[]
}

const exactQuotient = (over: number, factor: number, under: number): number =>
  Number.isSafeInteger(over * factor)
    ? quotientHalfEven(over * factor, under)
    : Number(divideHalfEven(BigInt(over) * BigInt(factor), BigInt(under)))

/**
 * Mean of one criterion over the used reviews that score it, weighted by confidence, as thousandths of 100
 * points; −1 where no review scores it. Exact, rounded once, half to even.
 */
function criterionScores(source: VoterSource, column: number): Float64Array {
  const { table, scores, scenario } = source
  const { confidence } = readWeights(table, scenario)
  const width = table.criteria.length
  const criterion = table.criteria[column]
  const [min, max] = [tenThousandths(criterion?.min ?? 0), tenThousandths(criterion?.max ?? 1)]
  return scores.score.map((_, i) => {
    let sum = 0
    let total = 0
    for (let row = at(table.first, i); row < at(table.first, i + 1); row += 1) {
      const raw = at(table.raw, row * width + column)
      if (scores.used[row] !== 1 || Number.isNaN(raw)) continue
      const weight = at(confidence, table.confidence[row] ?? 0)
      sum += weight * (criterion?.lowIsGood === true ? max - raw : raw - min)
      total += weight
    }
    return total === 0 ? -1 : exactQuotient(sum, 100_000, total * (max - min))
  })
}

const withArea = (values: Float64Array, { areaWeight }: VoterSource): Float64Array =>
  values.map((value, i) => weighted(Math.max(0, value), at(areaWeight, i)))

function criteriaAsVoters(source: VoterSource): Voter[] {
  const { criteria } = readWeights(source.table, source.scenario)
  return [...criteria].flatMap((purse, column) =>
    purse === 0 ? [] : [{ purse, value: withArea(criterionScores(source, column), source) }],
  )
}

/** Weighted mean of the criteria that have a score, with the funder's own weights. */
function ownView(weights: Readonly<Record<string, number>>, source: VoterSource): Float64Array {
  const columns = source.table.criteria.flatMap(({ id }, column) => {
    const weight = tenThousandths(own(weights, id) ?? 0)
    return weight === 0 ? [] : [{ weight, scores: criterionScores(source, column) }]
  })
  const mean = source.priority.map((_, i) => {
    let sum = 0
    let total = 0
    for (const { weight, scores } of columns) {
      const score = at(scores, i)
      if (score < 0) continue
      sum += weight * score
      total += weight
    }
    return total === 0 ? 0 : quotientHalfEven(sum, total)
  })
  return withArea(mean, source)
}

function funderAsVoter(funder: Funder, source: VoterSource): Voter {
  const { criteria, areas } = funder
  const value =
    criteria === undefined
      ? source.priority.map((priority) => Math.max(0, priority))
      : ownView(criteria, source)
  const areaWeight = (i: number): number =>
    areas === undefined ? 10_000 : tenThousandths(own(areas, source.areaOf[i] ?? '') ?? 0)
  return {
    purse: tenThousandths(funder.purse),
    value: value.map((points, i) => weighted(points, areaWeight(i))),
  }
}

/** Whether a score says by itself what a proposal gets: who pays by the marks on criteria never looks at it. */
export function isPaidByScore({ policy }: Scenario, funders: readonly Funder[] = []): boolean {
  if (policy.kind !== 'equal-shares') return true
  return policy.voters === 'funders' && funders.every(({ purse, criteria }) => purse === 0 || !criteria)
}

/**
 * Who pays: the criteria with their weights as purses, each valuing a proposal by its mean score on that
 * criterion times the weight of its area; or the call's funders, each by the priority (or by its own weights of
 * the criteria) times its own weight of the area. Purses of 0 are left out.
 */
export function makeVoters(source: VoterSource, kind: 'criteria' | 'funders'): Voter[] {
  if (kind === 'criteria') return criteriaAsVoters(source)
  return source.funders.filter(({ purse }) => purse > 0).map((funder) => funderAsVoter(funder, source))
}

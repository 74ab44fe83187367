import type { KnapsackPolicy } from '../contract/policies.ts'
import { at, type Contest } from './contest.ts'

/** What a stage asks for, beside the common rows. */
export interface Stage {
  readonly goal: 'shortfall' | 'value' | 'rank' | 'first'
  /** Units of guarantees that stay unfilled, at most. */
  readonly shortfall?: number
  /** Value to be reached, in thousandths of a point × units, or of a point. */
  readonly value?: bigint
  /** Sum of (n − rank) to be reached. */
  readonly rank?: number
  /** Sets of chosen proposals that are not wanted again. */
  readonly known?: readonly ReadonlySet<number>[]
  /** Awards that stay as they are. */
  readonly fixed?: ReadonlyMap<number, number>
  /** For the goal `first`: more for the first of them before anything for the next; several only where each has one award. */
  readonly wanted?: readonly number[]
}

/** The choice as numbers: proposals by index (the order of their ids), ranks from 1. */
export interface Choice {
  readonly contest: Contest
  readonly objective: KnapsackPolicy['objective']
  readonly members: Int32Array
  /** Per proposal index. */
  readonly rank: Int32Array
}

export function makeChoice(contest: Contest, { objective }: KnapsackPolicy): Choice {
  const rank = new Int32Array(contest.upper.length)
  contest.order.forEach((i, place) => {
    rank[i] = place + 1
  })
  return { contest, objective, members: Int32Array.from(contest.order).sort(), rank }
}

/** Terms of a row, eight to a line: readers of the format limit the length of lines. */
function sum(terms: readonly string[]): string {
  const lines: string[] = []
  for (let from = 0; from < terms.length; from += 8) lines.push(terms.slice(from, from + 8).join(' '))
  return lines.length === 0 ? '0 z' : lines.join('\n ')
}

/** Whether a proposal gets all or nothing. */
export const isFixed = ({ contest }: Choice, i: number): boolean =>
  at(contest.lower, i) === at(contest.upper, i)

/** `factor` × the award of a proposal; where only one award is possible, of its choice. */
const hours = (choice: Choice, i: number, factor = 1n): string =>
  isFixed(choice, i) ? `+ ${factor * BigInt(at(choice.contest.upper, i))} z${i}` : `+ ${factor} x${i}`

const valueTerms = (choice: Choice): string[] =>
  [...choice.members].map((i) => {
    const priority = BigInt(at(choice.contest.priority, i))
    return choice.objective === 'scores' ? `+ ${priority} z${i}` : hours(choice, i, priority)
  })

const rankTerms = ({ members, rank }: Choice): string[] =>
  [...members].map((i) => `+ ${members.length - at(rank, i)} z${i}`)

const guarded = ({ contest }: Choice): number[] =>
  [...contest.guarantee.keys()].filter((area) => at(contest.guarantee, area) > 0)

function areaRows(choice: Choice): string[] {
  const { contest, members } = choice
  return [...contest.maximum].flatMap((maximum, area) => {
    const own = [...members].filter((i) => at(contest.area, i) === area)
    if (own.length === 0) return []
    const terms = own.map((i) => hours(choice, i))
    const guarantee = at(contest.guarantee, area)
    return [
      ` most${area}: ${sum(terms)} <= ${maximum}`,
      ...(guarantee > 0 ? [` least${area}: ${sum([...terms, `+ s${area}`])} >= ${guarantee}`] : []),
    ]
  })
}

const boundRows = (choice: Choice): string[] =>
  [...choice.members].flatMap((i) =>
    isFixed(choice, i)
      ? []
      : [
          ` from${i}: x${i} - ${at(choice.contest.lower, i)} z${i} >= 0`,
          ` to${i}: x${i} - ${at(choice.contest.upper, i)} z${i} <= 0`,
        ],
  )

/**
 * Values and ranks of a choice are integers: half a unit of room keeps the rounding of the solver from mattering. The
 * shortfall has no such room: half a unit taken from a guarantee could buy a value that no whole awards have.
 */
function stageRows(choice: Choice, { shortfall, value, rank, known = [], fixed }: Stage): string[] {
  const missing = guarded(choice).map((area) => `+ s${area}`)
  return [
    ...(shortfall === undefined || missing.length === 0
      ? []
      : [` shortfall: ${sum(missing)} <= ${shortfall}`]),
    ...(value === undefined ? [] : [` value: ${sum(valueTerms(choice))} >= ${value - 1n}.5`]),
    ...(rank === undefined ? [] : [` rank: ${sum(rankTerms(choice))} >= ${rank - 1}.5`]),
    ...known.map((chosen, index) => {
      const terms = [...choice.members].map((i) => `${chosen.has(i) ? '-' : '+'} z${i}`)
      return ` other${index}: ${sum(terms)} >= ${1 - chosen.size}`
    }),
    ...[...(fixed ?? [])].map(([i, units]) => ` fixed${i}: ${hours(choice, i)} = ${units}`),
  ]
}

function firstTerms(choice: Choice, wanted: readonly number[]): string[] {
  const weight = (place: number): number => 2 ** (wanted.length - 1 - place)
  return wanted.map((i, place) => (isFixed(choice, i) ? `+ ${weight(place)} z${i}` : `+ x${i}`))
}

function goalRow(choice: Choice, { goal, wanted = [] }: Stage): string {
  if (goal === 'first') return `Maximize\n goal: ${sum(firstTerms(choice, wanted))}`
  if (goal === 'shortfall') return `Minimize\n goal: ${sum(guarded(choice).map((area) => `+ s${area}`))}`
  return `Maximize\n goal: ${sum(goal === 'value' ? valueTerms(choice) : rankTerms(choice))}`
}

/**
 * One stage as a model in the CPLEX LP format. x (an award) is continuous: for a given choice the rows form a
 * tree of sums, so whole awards do as well as broken ones.
 */
export function programOf(choice: Choice, stage: Stage): string {
  const { contest, members } = choice
  const free = [...members].filter((i) => !isFixed(choice, i))
  return [
    goalRow(choice, stage),
    'Subject To',
    ` hours: ${sum([...members].map((i) => hours(choice, i)))} <= ${contest.units}`,
    ...areaRows(choice),
    ...boundRows(choice),
    ...stageRows(choice, stage),
    'Bounds',
    ...free.map((i) => ` 0 <= x${i} <= ${at(contest.upper, i)}`),
    ...guarded(choice).map((area) => ` 0 <= s${area} <= ${at(contest.guarantee, area)}`),
    'Binary',
    ` ${sum([...members].map((i) => `z${i}`))}`,
    'End\n',
  ].join('\n')
}

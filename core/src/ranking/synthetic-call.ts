import { runAll, type Parts } from '../allocation/progress.ts'
import type { Snapshot, SnapshotMachine } from '../contract/snapshot.ts'
import { DomainError } from '../errors.ts'
import { int, real } from '../scoring/at.ts'
import { makeFractions, makeNormals, type NumberSource } from './generator.ts'

/** A wish for an invented call. Only the first four are needed. */
export interface SyntheticWish {
  /** At least 1. */
  readonly proposals: number
  readonly reviewers: number
  /** Different reviewers for each proposal, at most all of them. */
  readonly reviewersPerProposal: number
  /** The same wish with the same seed gives the same call. */
  readonly seed: string
  /** Default `synthetic`, and a title made of it. */
  readonly id?: string
  readonly title?: string
  readonly machine?: SnapshotMachine
  /** Points that proposals are worth on average, default 60. */
  readonly mean?: number
  /** Standard deviations, in points: of what proposals are worth, of how lenient reviewers are, of one score. */
  readonly spread?: { readonly proposal: number; readonly reviewer: number; readonly noise: number }
  /** `levels` (default): whole marks from 1 to 5 on five criteria; `points`: one criterion from 0 to 100. */
  readonly marks?: 'levels' | 'points'
  /** Default: Gefion's four and `open`. */
  readonly areas?: readonly string[]
  /**
   * Areas that differ, each with reviewers of its own: standard deviation of their levels in points, and the share
   * of reviews by reviewers of other areas, 0…1. Without it everybody may read everything.
   */
  readonly apart?: { readonly spread: number; readonly crossing: number }
  /** What there is to give as a share of what is asked for, default 0.3. */
  readonly budgetShare?: number
}

/** An invented call, and what nobody knows of a real one. */
export interface SyntheticCall {
  readonly snapshot: Snapshot
  /** Per proposal: what it is worth, in points; may lie outside 0…100. */
  readonly truth: Readonly<Record<string, number>>
  /** Per reviewer: points by which they score above others; negative is strict. */
  readonly leniency: Readonly<Record<string, number>>
}

const gefionAreas = ['green-transition', 'healthcare', 'life-sciences', 'open', 'quantum']

const levelCriteria = [
  { id: 'excellence', weight: 30 },
  { id: 'feasibility', weight: 20 },
  { id: 'impact', weight: 30 },
  { id: 'need', weight: 10 },
  { id: 'openness', weight: 10 },
]

/** Points by which the criteria of one review differ from one another, which also spreads the rounding to levels. */
const criterionSpread = 8

/** GPU-hours of requests; small ones are the most frequent. */
const smallest = 2000
const largest = 40_000
const granularity = 100

/** One stream of numbers for each thing that is drawn. */
const streams = {
  proposal: 0,
  reviewer: 1,
  noise: 2,
  area: 3,
  seat: 4,
  crossing: 5,
  request: 6,
  minimum: 7,
  first: 8,
  mark: 9,
  level: 10,
} as const

type Dice = (stream: keyof typeof streams, length: number) => Float64Array

const diceOf =
  ({ write }: NumberSource): Dice =>
  (stream, length) => {
    const out = new Float64Array(length)
    write(out, 0, streams[stream])
    return out
  }

interface Plan extends Required<Omit<SyntheticWish, 'apart' | 'machine'>> {
  readonly apart: SyntheticWish['apart']
  readonly normals: Dice
  readonly fractions: Dice
  readonly areaOf: Int32Array
}

const pick = (share: number, length: number): number => Math.min(length - 1, Math.floor(share * length))

function planOf(wish: SyntheticWish): Plan {
  const { proposals, reviewers, reviewersPerProposal, seed, id = 'synthetic', areas = gefionAreas } = wish
  if (!(proposals >= 1) || !(reviewersPerProposal <= reviewers) || areas.length === 0)
    throw new DomainError(
      'invalid-input',
      'A synthetic call needs a proposal, an area and enough reviewers for each proposal.',
    )
  const fractions = diceOf(makeFractions(`${seed}:synthetic`))
  return {
    ...wish,
    id,
    areas: [...areas].sort(),
    title: wish.title ?? `Synthetic call ${id}`,
    mean: wish.mean ?? 60,
    spread: wish.spread ?? { proposal: 12, reviewer: 8, noise: 9 },
    marks: wish.marks ?? 'levels',
    apart: wish.apart,
    budgetShare: wish.budgetShare ?? 0.3,
    normals: diceOf(makeNormals(`${seed}:synthetic`)),
    fractions,
    areaOf: Int32Array.from(fractions('area', proposals), (share) => pick(share, areas.length)),
  }
}

const names = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => letter + String(index + 1).padStart(String(count).length, '0'))

/** One of those with the fewest reviews so far, each as likely as the others; −1 where nobody is free. */
function freest(load: Int32Array, isFree: (reviewer: number) => boolean, share: number): number {
  let least = Infinity
  let tied: number[] = []
  for (let reviewer = 0; reviewer < load.length; reviewer += 1) {
    const reviews = int(load, reviewer)
    if (reviews > least || !isFree(reviewer)) continue
    if (reviews < least) tied = []
    least = reviews
    tied.push(reviewer)
  }
  return tied[pick(share, tied.length)] ?? -1
}

/** Proposals of a part: with a thousand reviewers, of whom each looks for the freest, some milliseconds. */
const seatedAtOnce = 25

/** Who reads each proposal, sorted; loads differ by one at most where everybody may read everything. */
function* seatParts({ proposals, reviewers, reviewersPerProposal, ...plan }: Plan): Parts<number[][]> {
  const { apart, areas, areaOf } = plan
  const load = new Int32Array(reviewers)
  const seat = plan.fractions('seat', proposals * reviewersPerProposal)
  const crossing = plan.fractions('crossing', proposals * reviewersPerProposal)
  const readersOf = (i: number): number[] => {
    const readers: number[] = []
    for (let k = 0; k < reviewersPerProposal; k += 1) {
      const row = i * reviewersPerProposal + k
      const isAtHome = (j: number): boolean => j % areas.length === areaOf[i]
      const wantsHome = apart === undefined || real(crossing, row) >= apart.crossing
      const isWanted = (j: number): boolean =>
        !readers.includes(j) && (apart === undefined || isAtHome(j) === wantsHome)
      const first = freest(load, isWanted, real(seat, row))
      const reader = first >= 0 ? first : freest(load, (j) => !readers.includes(j), real(seat, row))
      readers.push(reader)
      load[reader] = int(load, reader) + 1
    }
    return readers.sort((a, b) => a - b)
  }
  const seats: number[][] = []
  for (let i = 0; i < proposals; i += 1) {
    seats.push(readersOf(i))
    if ((i + 1) % seatedAtOnce === 0) yield { done: i + 1, of: proposals }
  }
  return seats
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** Marks of reviews from their scores on 0…100. */
function makeMarks({ marks, normals }: Plan, reviews: number): (score: number, row: number) => SnapshotMarks {
  if (marks === 'points') return (score) => ({ score: Math.round(within(score, 0, 100) * 10_000) / 10_000 })
  const width = levelCriteria.length
  const differences = normals('mark', reviews * width)
  return (score, row) =>
    Object.fromEntries(
      levelCriteria.map(({ id }, k) => {
        const points = score + criterionSpread * real(differences, row * width + k)
        return [id, Math.round(1 + within(points, 0, 100) / 25)] as const
      }),
    )
}

type SnapshotMarks = Snapshot['reviews'][number]['scores']

function proposalsOf({ proposals, areas, areaOf, fractions }: Plan): Snapshot['proposals'] {
  const [request, minimum, first] = [
    fractions('request', proposals),
    fractions('minimum', proposals),
    fractions('first', proposals),
  ]
  return names('P', proposals).map((id, i) => {
    const share = real(request, i)
    const hours = smallest + (largest - smallest) * share * share * share
    const requested = granularity * Math.round(hours / granularity)
    const least = requested * (0.3 + 0.4 * real(minimum, i))
    return {
      area: areas[int(areaOf, i)] ?? '',
      eligible: true,
      firstTime: real(first, i) < 0.3,
      id,
      minimum: granularity * Math.ceil(least / granularity),
      requested,
    }
  })
}

function criteriaOf({ marks }: Plan): Snapshot['call']['criteria'] {
  if (marks === 'points') return [{ id: 'score', min: 0, max: 100, weight: 1, lowIsGood: false }]
  return levelCriteria.map(({ id, weight }) => ({ id, min: 1, max: 5, weight, lowIsGood: false }))
}

/** What each proposal is worth, in points. */
function worthOf({ proposals, mean, spread, apart, areas, areaOf, normals }: Plan): Float64Array {
  const levels = normals('level', areas.length).map((level) => (apart?.spread ?? 0) * level)
  return normals('proposal', proposals).map(
    (own, i) => mean + real(levels, int(areaOf, i)) + spread.proposal * own,
  )
}

interface Truth {
  /** Per proposal and per reviewer, in points. */
  readonly worth: Float64Array
  readonly leniency: Float64Array
}

interface Read extends Truth {
  /** Per proposal who reads it. */
  readonly seats: readonly (readonly number[])[]
}

function reviewsOf(plan: Plan, { worth, leniency, seats }: Read): Snapshot['reviews'] {
  const [proposals, readers] = [names('P', plan.proposals), names('R', plan.reviewers)]
  const count = plan.proposals * plan.reviewersPerProposal
  const noise = plan.normals('noise', count)
  const marksOf = makeMarks(plan, count)
  return seats.flatMap((list, i) =>
    list.map((j, k) => {
      const row = i * plan.reviewersPerProposal + k
      const score = real(worth, i) + real(leniency, j) + plan.spread.noise * real(noise, row)
      return { proposal: proposals[i] ?? '', reviewer: readers[j] ?? '', scores: marksOf(score, row) }
    }),
  )
}

function callOf(plan: Plan, asked: number): Snapshot['call'] {
  const { id, title, areas, budgetShare } = plan
  return {
    id,
    title,
    budget: granularity * Math.round((budgetShare * asked) / granularity),
    granularity,
    areas: areas.map((area) => ({ id: area })),
    tracks: [],
    criteria: criteriaOf(plan),
  }
}

const recordOf = (keys: readonly string[], values: Float64Array): Record<string, number> =>
  Object.fromEntries(keys.map((key, index) => [key, real(values, index)]))

/**
 * An invented call whose truth is known, for trying out what a ranking makes of it: proposals of normal worth,
 * reviewers who are strict or lenient throughout, and noise; evenly loaded reviewers; requests in steps of 100
 * GPU-hours. Everything in it is invented. Deterministic: the same wish, the same call.
 * @throws DomainError `invalid-input` without proposal or area, or with fewer reviewers than one proposal needs
 */
export const makeSyntheticCall = (wish: SyntheticWish): SyntheticCall => runAll(syntheticParts(wish))

/** The same in parts, of which the proposals that have got their readers are counted. */
export function* syntheticParts(wish: SyntheticWish): Parts<SyntheticCall> {
  const plan = planOf(wish)
  const { machine } = wish
  const worth = worthOf(plan)
  const leniency = plan.normals('reviewer', plan.reviewers).map((own) => plan.spread.reviewer * own)
  const proposals = proposalsOf(plan)
  const asked = proposals.reduce((sum, { requested }) => sum + requested, 0)
  const seats = yield* seatParts(plan)
  yield { done: plan.proposals, of: plan.proposals }
  return {
    snapshot: {
      format: 'furrow.snapshot/1',
      ...(machine === undefined ? {} : { machine }),
      call: callOf(plan, asked),
      proposals,
      reviews: reviewsOf(plan, { worth, leniency, seats }),
    },
    truth: recordOf(names('P', plan.proposals), worth),
    leniency: recordOf(names('R', plan.reviewers), leniency),
  }
}

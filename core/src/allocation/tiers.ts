import type { TiersPolicy } from '../contract/policies.ts'
import { tenThousandths } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'
import { at, reasonNumber, type Contest, type Grants } from './contest.ts'
import { guardedGreedy } from './guarded-greedy.ts'

/** What the tiers read beside the contest; all per proposal index. */
export interface TierSource {
  readonly ids: readonly string[]
  /** Thousandths of a point. */
  readonly score: Float64Array
  /** Place when sorted by the key of the seed: the order of the draw. */
  readonly ties: Int32Array
  /** GPU-hours of one unit. */
  readonly granularity: number
}

function tierByBand({ fund = 0, draw = 0 }: TiersPolicy, score: number): number {
  if (score * 10 >= tenThousandths(fund)) return 1
  return score * 10 >= tenThousandths(draw) ? 2 : 3
}

/** Per proposal: 1, 2 or 3, by score bands or by the list; who is not listed stands in tier 3. */
export function tiersOf(policy: TiersPolicy, { ids, score }: Pick<TierSource, 'ids' | 'score'>): Uint8Array {
  const { tiers: list } = policy
  if (list === undefined) return Uint8Array.from(score, (value) => tierByBand(policy, value))
  return Uint8Array.from(ids, (id) => own(list, id) ?? 3)
}

/** A size band of the draw: its members in the order of the draw, and how far they have been taken. */
interface Band {
  readonly members: number[]
  total: number
  taken: number
  next: number
}

function bandsOf(drawn: readonly number[], contest: Contest, limits: readonly number[]): Band[] {
  const bands = [...limits, Infinity].map((): Band => ({ members: [], total: 0, taken: 0, next: 0 }))
  for (const i of drawn) {
    const units = at(contest.upper, i)
    const band = bands[limits.findIndex((limit) => units <= limit)] ?? bands.at(-1)
    band?.members.push(i)
    if (band !== undefined) band.total += units
  }
  return bands.filter(({ members }) => members.length > 0)
}

/** Twice the units of a band up to the middle of its next member. */
const doubledMiddle = (band: Band, contest: Contest): number =>
  2 * band.taken + at(contest.upper, band.members[band.next] ?? 0)

/** Whether the next of one band stands before that of another: smaller share of its band's units taken. */
function isBefore(left: Band, right: Band, contest: Contest): boolean {
  const [a, b] = [doubledMiddle(left, contest), doubledMiddle(right, contest)]
  return BigInt(a) * BigInt(right.total) < BigInt(b) * BigInt(left.total)
}

/**
 * The draw inside size bands: each band keeps the order of its keys, and the bands are merged so that all of
 * them are through the same share of their units at any time; ties go to the band of the smaller sizes. So
 * a large request is drawn as often as a small one.
 */
function mergeBands(drawn: readonly number[], contest: Contest, limits: readonly number[]): number[] {
  const bands = bandsOf(drawn, contest, limits)
  return drawn.flatMap(() => {
    const open = bands.filter(({ members, next }) => next < members.length)
    const [first, ...others] = open
    if (first === undefined) return []
    const best = others.reduce((leader, band) => (isBefore(band, leader, contest) ? band : leader), first)
    const i = best.members[best.next] ?? 0
    best.taken += at(contest.upper, i)
    best.next += 1
    return [i]
  })
}

/** Tier 2 in the order of the draw. */
export function drawOrder(
  contest: Contest,
  policy: TiersPolicy,
  source: Pick<TierSource, 'ties' | 'granularity'> & { readonly tier: Uint8Array },
): number[] {
  const { ties, tier, granularity } = source
  const drawn = [...contest.order].filter((i) => tier[i] === 2).sort((a, b) => at(ties, a) - at(ties, b))
  const limits = policy.sizeBands?.map((hours) => Math.floor(hours / granularity))
  return limits === undefined ? drawn : mergeBands(drawn, contest, limits)
}

/** Tier 1 by rank, tier 2 in the order of the draw, tier 3 never. */
export function servingOrder({ order }: Contest, { tier, drawn }: Walk): Int32Array {
  return Int32Array.from([...order.filter((i) => tier[i] === 1), ...drawn])
}

/** The guarded greedy in that order. */
export function walkTiers(contest: Contest, policy: TiersPolicy, draw: Walk): Grants {
  const order = servingOrder(contest, draw)
  const { mode, partial } = policy
  return guardedGreedy({ ...contest, order }, { mode, partial, demand: contest.upper })
}

interface Walk {
  readonly tier: Uint8Array
  readonly drawn: readonly number[]
}

/**
 * The tiered lottery: tier 1 is served by rank, tier 2 in the order of the keys `sha256(seed:id)`, tier 3 not
 * at all. Who withdraws does not move the others. Source: docs/policies.md; Heyard et al. 2022, Statistics and
 * Public Policy 9(1), for the draw among the ambiguous.
 */
export function tiers(contest: Contest, policy: TiersPolicy, source: TierSource): Grants {
  const tier = tiersOf(policy, source)
  const drawn = drawOrder(contest, policy, { ...source, tier })
  const grants = walkTiers(contest, policy, { tier, drawn })
  const place = new Int32Array(contest.upper.length)
  drawn.forEach((i, index) => {
    place[i] = index + 1
  })
  for (const i of contest.order) if (tier[i] === 3) grants.reason[i] = reasonNumber('third-tier')
  return { ...grants, tier, place }
}

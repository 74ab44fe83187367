import { at, makeGrants, reasonNumber, type Contest, type Grants, type RankedReason } from './contest.ts'

interface Rules {
  readonly mode: 'stop' | 'skip'
  readonly partial: boolean
  /**
   * What a proposal has to get at its turn: its upper bound (cut-off) or its lower one (admission to the
   * proportional policy, which awards nothing beyond it here).
   */
  readonly demand: Float64Array
  /** Says whether the release pass may give a proposal `award` units; the cut-off always may. */
  readonly mayRelease?: (proposal: number, state: State) => boolean
}

/** Where the walk through the ranking stands. */
export interface State {
  readonly contest: Contest
  readonly grants: Grants
  readonly spent: Float64Array
  readonly closed: Uint8Array
  total: number
  /** Σ max(0, guarantee − spent) over all areas. */
  protectedTotal: number
  poolClosed: boolean
}

interface Verdict {
  readonly reason: RankedReason
  readonly turn: Turn
}

interface Turn {
  readonly free: number
  readonly areaFree: number
  readonly protectedUnits: number
}

const start = (contest: Contest): State => ({
  contest,
  grants: makeGrants(contest),
  spent: new Float64Array(contest.guarantee.length),
  closed: new Uint8Array(contest.guarantee.length),
  total: 0,
  protectedTotal: contest.guarantee.reduce((sum, value) => sum + value, 0),
  poolClosed: false,
})

const unfilled = (state: State, area: number): number =>
  Math.max(0, at(state.contest.guarantee, area) - at(state.spent, area))

/** What is free for a proposal at its turn, its own award included. */
function turnOf(state: State, proposal: number, releasing: boolean): Turn {
  const area = at(state.contest.area, proposal)
  const own = at(state.grants.award, proposal)
  const areaFree = at(state.contest.maximum, area) - at(state.spent, area) + own
  if (state.poolClosed) return { free: unfilled(state, area), areaFree, protectedUnits: 0 }
  const protectedUnits = releasing ? 0 : state.protectedTotal - unfilled(state, area)
  return { free: state.contest.units - state.total - protectedUnits + own, areaFree, protectedUnits }
}

const awardOf = (asked: number, least: number, available: number): number => {
  if (asked <= available) return asked
  return least <= available ? available : 0
}

function give(state: State, proposal: number, award: number): void {
  const area = at(state.contest.area, proposal)
  const more = award - at(state.grants.award, proposal)
  const before = unfilled(state, area)
  state.spent[area] = at(state.spent, area) + more
  state.total += more
  state.protectedTotal += unfilled(state, area) - before
  state.grants.award[proposal] = award
}

function note({ grants }: State, proposal: number, { reason, turn }: Verdict): void {
  grants.reason[proposal] = reasonNumber(reason)
  grants.free[proposal] = turn.free
  grants.areaFree[proposal] = turn.areaFree
  grants.protectedUnits[proposal] = turn.protectedUnits
}

function refusal(turn: Turn, asked: number, least: number): RankedReason {
  if (turn.areaFree < turn.free) return 'area-maximum'
  const unguarded = Math.min(turn.free + turn.protectedUnits, turn.areaFree)
  return awardOf(asked, least, unguarded) > 0 ? 'guarantee-of-others' : 'no-hours'
}

/** Stop mode: who is not served in full closes its area and, unless its area's maximum was the reason, the pool. */
function close(state: State, proposal: number, turn: Turn): void {
  state.closed[at(state.contest.area, proposal)] = 1
  if (turn.areaFree >= turn.free) state.poolClosed = true
}

/** Per place in the order: the least more units with which somebody from there on gets hours or more of them. */
function leastFrom({ contest, grants }: State, { demand, partial }: Rules): Float64Array {
  const { order, lower } = contest
  const least = new Float64Array(order.length + 1).fill(Infinity)
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const i = at(order, place)
    const [asked, held] = [at(demand, i), at(grants.award, i)]
    const first = partial ? Math.min(at(lower, i), asked) : asked
    const more = held === 0 ? first : held < asked ? 1 : Infinity
    least[place] = Math.min(more, at(least, place + 1))
  }
  return least
}

/** Whether a walk may end at a place: nobody from there on can get anything, and no more than awards is asked for. */
function endOfWalk(state: State, rules: Rules): (place: number) => boolean {
  const { onlyAwards = false, units } = state.contest
  if (!onlyAwards) return () => false
  const least = leastFrom(state, rules)
  return (place) => at(least, place) > units - state.total
}

function walk(state: State, rules: Rules): void {
  const { order } = state.contest
  const isOver = endOfWalk(state, rules)
  for (let place = 0; place < order.length && !isOver(place); place += 1) {
    const proposal = at(order, place)
    if (state.closed[at(state.contest.area, proposal)] === 1) {
      state.grants.reason[proposal] = reasonNumber('area-closed')
      continue
    }
    const turn = turnOf(state, proposal, false)
    const asked = at(rules.demand, proposal)
    const least = rules.partial ? at(state.contest.lower, proposal) : Infinity
    const award = awardOf(asked, least, Math.min(turn.free, turn.areaFree))
    give(state, proposal, award)
    const reason = verdict(award, asked, refusal(turn, asked, least))
    note(state, proposal, { reason, turn })
    if (award < asked && rules.mode === 'stop') close(state, proposal, turn)
  }
}

const verdict = (award: number, asked: number, refused: RankedReason): RankedReason => {
  if (award === 0) return refused
  return award < asked ? 'trimmed' : 'fits'
}

/** One more walk in the same order, nothing protected any more; partial awards are topped up. */
function release(state: State, rules: Rules): void {
  const { order } = state.contest
  const isOver = endOfWalk(state, rules)
  for (let place = 0; place < order.length && !isOver(place); place += 1) {
    const proposal = at(order, place)
    const asked = at(rules.demand, proposal)
    const held = at(state.grants.award, proposal)
    const turn = turnOf(state, proposal, true)
    const least = rules.partial ? at(state.contest.lower, proposal) : Infinity
    const award = awardOf(asked, least, Math.min(turn.free, turn.areaFree))
    if (award <= held || rules.mayRelease?.(proposal, state) === false) continue
    give(state, proposal, award)
    note(state, proposal, { reason: award < asked ? 'trimmed' : 'fits', turn })
  }
}

/**
 * The guarded greedy: in rank order each proposal gets what it asks if that fits into what is free, with the
 * unfilled guarantees of other areas kept back, and into its area's maximum. `skip` goes on after a proposal
 * that does not fit and makes a second walk that releases the guarantees; `stop` closes at the line.
 * Amounts are units. Monotone in the own rank. Source: docs/policies.md.
 */
export function guardedGreedy(contest: Contest, rules: Rules): Grants {
  const state = start(contest)
  walk(state, rules)
  if (rules.mode === 'skip') release(state, rules)
  return state.grants
}

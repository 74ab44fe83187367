import type { Scenario } from '../contract/scenario.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { noStanding, standingsOf, type AwardStanding, type LedgerEvent } from './award-ledger.ts'
import { at } from './contest.ts'
import { makeEngine, type EngineRun, type RunOptions } from './engine.ts'
import { listOf, mostOf, wantOf, type Offer } from './waiting-list.ts'

/** Who waits for an award or for more, with what would content it. */
export interface Listed {
  readonly proposal: string
  /** Place in the waiting list as it was at first, from 1. */
  readonly place: number
  /** GPU-hours that it holds, that it is offered, that it wants on top, and that it needs at least in all. */
  readonly held: number
  readonly offered: number
  readonly wants: number
  readonly minimum: number
}

export interface AwardList {
  /** What the list would get of what is left over, in its order. */
  readonly next: readonly Offer[]
  readonly waiting: readonly Listed[]
}

interface Walk {
  readonly run: EngineRun
  readonly granularity: number
  readonly standing: (i: number) => AwardStanding
  /** GPU-hours left over, per pot. */
  readonly pool: number[]
  readonly potOf: Int32Array
  /** Units that an area holds or is offered, per pot and area. */
  readonly areaHeld: Map<string, number>
}

/** The pot of each proposal: that of its track, also of whoever was never ranked. */
function potsOf({ field, pots }: EngineRun): Int32Array {
  const tracks = new Map(pots.map(({ track }, index) => [track ?? '', index]))
  const rest = tracks.get('') ?? 0
  return Int32Array.from(field.ids, (_id, i) => tracks.get(field.snapshot.proposals[i]?.track ?? '') ?? rest)
}

/** What is left over in each pot: its own hours, and every move since; what concerns the call goes to the rest. */
function poolOf(run: EngineRun, potOf: Int32Array, events: readonly LedgerEvent[]): number[] {
  const { field, pots } = run
  const { granularity } = field.snapshot.call
  const places = new Map(field.ids.map((id, i) => [id, i]))
  const rest = Math.max(
    0,
    pots.findIndex(({ track }) => track === null),
  )
  const pool = pots.map(({ contest }) => contest.units * granularity)
  for (const { kind, proposal, hours, from, to } of events) {
    if (kind === 'opened') continue
    const place = places.get(proposal ?? '')
    const pot = place === undefined ? rest : at(potOf, place)
    if (to === 'leftOver') pool[pot] = (pool[pot] ?? 0) + hours
    if (from === 'leftOver') pool[pot] = (pool[pot] ?? 0) - hours
  }
  return pool
}

const areaKey = (walk: Pick<Walk, 'run' | 'potOf'>, i: number): string =>
  `${at(walk.potOf, i)} ${at(walk.run.contest.area, i)}`

/** Units that the area's maximum still allows, offers counted as given; part units round against the offer. */
function areaRoom(walk: Walk, i: number): number {
  const { contest } = walk.run.pots[at(walk.potOf, i)] ?? walk.run
  return Math.floor(mostOf(contest, at(contest.area, i)) - (walk.areaHeld.get(areaKey(walk, i)) ?? 0))
}

function startWalk(run: EngineRun, events: readonly LedgerEvent[]): Walk {
  const { granularity } = run.field.snapshot.call
  const standings = standingsOf(events)
  const standing = (i: number) => standings.get(run.field.ids[i] ?? '') ?? noStanding
  const potOf = potsOf(run)
  const areaHeld = new Map<string, number>()
  for (const i of run.contest.order) {
    const key = areaKey({ run, potOf }, i)
    const { held, offered } = standing(i)
    areaHeld.set(key, (areaHeld.get(key) ?? 0) + (held + offered) / granularity)
  }
  return { run, granularity, standing, pool: poolOf(run, potOf, events), potOf, areaHeld }
}

/** Units on top of what it holds that would be offered to a listed proposal now; 0 where it goes on waiting. */
function unitsFor(walk: Walk, i: number): number {
  const { run, granularity, pool, potOf, standing } = walk
  const { held, offered } = standing(i)
  if (offered > 0) return 0
  const wanted = Math.floor(wantOf(run, i) - held / granularity)
  const free = Math.floor((pool[at(potOf, i)] ?? 0) / granularity)
  const units = Math.min(wanted, free, areaRoom(walk, i))
  return units > 0 && held + units * granularity >= at(run.contest.lower, i) * granularity ? units : 0
}

function walkDown(walk: Walk, list: readonly { readonly i: number; readonly place: number }[]): Offer[] {
  const { run, granularity, pool, potOf, areaHeld, standing } = walk
  return list.flatMap(({ i, place }) => {
    const units = unitsFor(walk, i)
    if (units === 0) return []
    const gpuHours = units * granularity
    pool[at(potOf, i)] = (pool[at(potOf, i)] ?? 0) - gpuHours
    areaHeld.set(areaKey(walk, i), (areaHeld.get(areaKey(walk, i)) ?? 0) + units)
    return [{ proposal: run.field.ids[i] ?? '', place, gpuHours, award: standing(i).held + gpuHours }]
  })
}

/** An exact choice ranks by priority too, and the awards are known: no solver is needed to walk its list. */
const withoutSolver = (scenario: Scenario): Scenario =>
  scenario.policy.kind === 'knapsack'
    ? { ...scenario, policy: { kind: 'cutoff', mode: 'skip', partial: true } }
    : scenario

/**
 * The waiting list as the log of a call leaves it: who waits, in the order in which the policy served, and what the
 * list would get of the hours left over. Nothing is offered by it. An offer is as much as is wanted, as the pot and
 * the area's maximum hold, if the minimum is reached by it; guarantees are not kept back. Whoever declined, returned
 * hours or let an offer go waits no more.
 * @param events of the log, oldest first
 * @param out proposals that wait for nothing: withdrawn, or decided by hand
 */
export function awardList(
  snapshot: Snapshot,
  scenario: Scenario,
  {
    events,
    out,
    ...options
  }: RunOptions & { readonly events: readonly LedgerEvent[]; readonly out: ReadonlySet<string> },
): AwardList {
  const run = makeEngine(snapshot).run(withoutSolver(scenario), options)
  const walk = startWalk(run, events)
  const { granularity } = walk
  const listed = listOf(run)
    .map((i, index) => ({ i, place: index + 1 }))
    .filter(({ i }) => !out.has(run.field.ids[i] ?? '') && !walk.standing(i).hasLeft)
    .filter(({ i }) => walk.standing(i).held < wantOf(run, i) * granularity)
  const waiting = listed.map(({ i, place }) => {
    const { held, offered } = walk.standing(i)
    const wants = wantOf(run, i) * granularity - held - offered
    const minimum = at(run.contest.lower, i) * granularity
    return { proposal: run.field.ids[i] ?? '', place, held, offered, wants, minimum }
  })
  return { next: walkDown(walk, listed), waiting }
}

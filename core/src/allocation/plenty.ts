import { tenThousandths } from '../scoring/decimals.ts'
import { own } from '../scoring/own.ts'
import { at } from './contest.ts'
import type { EngineRun } from './engine.ts'

const whole = 10_000

/**
 * GPU-hours of the call's budget that give a proposal whatever any budget can give it: twice what everybody asks for,
 * and room for all of its area, beside the reserve and the budgets of tracks. 0 where the budget decides nothing:
 * its track has its own, its area is closed, or all is reserved.
 */
export function plentyFor(run: EngineRun, i: number): number {
  const { field, scenario, contest } = run
  const { tracks, granularity } = field.snapshot.call
  const kept = tracks.filter(({ budget }) => budget !== undefined)
  const group = at(field.area, i)
  const area = group === 0 ? undefined : own(scenario.areas, field.areaIds[group - 1] ?? '')
  const share = tenThousandths(area?.maxShare ?? 1)
  const free = whole - tenThousandths(scenario.reserve)
  const track = field.snapshot.proposals[i]?.track
  if (share === 0 || free === 0 || kept.some(({ id }) => id === track)) return 0
  const sum = (members: Int32Array): number => members.reduce((total, j) => total + at(contest.upper, j), 0)
  const inArea = sum(contest.order.filter((j) => at(field.area, j) === group))
  const units = Math.max(2 * sum(contest.order), Math.ceil((inArea * whole) / share))
  const hours = Math.ceil((units * granularity * whole) / free) + 1
  return Math.min(Number.MAX_SAFE_INTEGER, hours + kept.reduce((total, { budget = 0 }) => total + budget, 0))
}

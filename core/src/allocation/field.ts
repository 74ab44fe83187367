import { areaIds } from '../contract/area-ids.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { normalSnapshot } from '../record/normal-form.ts'
import { makeScoreTable, type ScoreTable } from '../scoring/score-table.ts'

/** What is fixed by the snapshot, as arrays over the proposals in the order of their ids. */
export interface Field {
  /** The normal form. */
  readonly snapshot: Snapshot
  readonly ids: readonly string[]
  readonly areaIds: readonly string[]
  /** Per proposal: index into `areaIds` + 1; 0 is the group without an area. */
  readonly area: Int32Array
  readonly upper: Float64Array
  readonly lower: Float64Array
  readonly table: ScoreTable
}

/** U of a proposal: the request, at most the technical cap, in units. */
export const upperOf = (
  { requested, technicalCap }: Pick<Snapshot['proposals'][number], 'requested' | 'technicalCap'>,
  granularity: number,
): number => Math.floor(Math.min(requested, technicalCap ?? requested) / granularity)

/** L of a proposal, in units, at least 1. */
export const lowerOf = (minimum: number, granularity: number): number =>
  Math.max(1, Math.ceil(minimum / granularity))

export function makeField(input: Snapshot): Field {
  const snapshot = normalSnapshot(input)
  const { proposals } = snapshot
  const { granularity } = snapshot.call
  const areas = areaIds(snapshot)
  const place = new Map(areas.map((area, index) => [area, index + 1]))
  const ids = proposals.map((proposal) => proposal.id)
  return {
    snapshot,
    ids,
    areaIds: areas,
    area: Int32Array.from(proposals, (proposal) => place.get(proposal.area ?? '') ?? 0),
    upper: Float64Array.from(proposals, (proposal) => upperOf(proposal, granularity)),
    lower: Float64Array.from(proposals, ({ minimum }) => lowerOf(minimum, granularity)),
    table: makeScoreTable(snapshot, new Map(ids.map((id, index) => [id, index]))),
  }
}

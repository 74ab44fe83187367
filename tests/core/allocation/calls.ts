import { parseScenario, type Scenario } from '@furrow/core/contract/scenario'
import { parseSnapshot, type Snapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'

/** A proposal with its score in points, reviewed once. */
export interface Row {
  readonly id: string
  readonly score: number
  readonly requested: number
  readonly minimum?: number
  readonly area?: string
  readonly track?: string
  readonly technicalCap?: number
  readonly firstTime?: boolean
}

export const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

const proposalOf = (row: Row) => ({
  id: row.id,
  requested: row.requested,
  ...(row.minimum === undefined ? {} : { minimum: row.minimum }),
  ...(row.area === undefined ? {} : { area: row.area }),
  ...(row.track === undefined ? {} : { track: row.track }),
  ...(row.technicalCap === undefined ? {} : { technicalCap: row.technicalCap }),
  ...(row.firstTime === undefined ? {} : { firstTime: row.firstTime }),
})

/** A call with one criterion from 0 to 100, so that a mark is the score. */
export function callOf(call: Partial<SnapshotInput['call']>, rows: readonly Row[]): Snapshot {
  const input: SnapshotInput = {
    format: 'furrow.snapshot/1',
    call: { id: 'c', title: 'Call', budget: 0, criteria: [{ id: 'x', min: 0, max: 100 }], ...call },
    proposals: rows.map(proposalOf),
    reviews: rows.map(({ id, score }) => ({ proposal: id, reviewer: 'R1', scores: { x: score } })),
  }
  return unwrap(parseSnapshot(input))
}

type Reviewed = Pick<SnapshotInput, 'reviews'> &
  Partial<Pick<SnapshotInput, 'proposals'>> & {
    readonly criteria: SnapshotInput['call']['criteria']
    readonly budget?: number
  }

/** Four proposals that ask for an hour each, where no others are given. */
const four = ['P0', 'P1', 'P2', 'P3'].map((id) => ({ id, requested: 1 }))

/** A call reviewed on criteria of its own. */
export const reviewedCall = ({ criteria, reviews, proposals = four, budget = 0 }: Reviewed): Snapshot =>
  unwrap(
    parseSnapshot({
      format: 'furrow.snapshot/1',
      call: { id: 'c', title: 'Call', budget, criteria },
      proposals,
      reviews,
    }),
  )

export const scenarioOf = (rest: object, snapshot?: Snapshot): Scenario =>
  unwrap(parseScenario({ format: 'furrow.scenario/1', policy: { kind: 'cutoff' }, ...rest }, snapshot))

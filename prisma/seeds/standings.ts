import { lockedCalls } from './data/all-calls.ts'
import { assignmentSeeds } from './panel.ts'
import { proposalId } from './proposal-rows.ts'
import { plainScenario, rank } from './ranking.ts'

/** What the reviews of a proposal came to: kept beside the row for long lists. */
export interface Standing {
  readonly reviewCount: number
  readonly score: number | null
}

/** By proposal id: reviews handed in and, where the reviews are locked, the score under the published weights. */
export const standings = (): ReadonlyMap<string, Standing> => {
  const counts = new Map<string, number>()
  for (const { call, proposal, state } of assignmentSeeds()) {
    const id = proposalId(call, proposal.number)
    if (state === 'done') counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const scores = new Map(
    lockedCalls.flatMap((call) =>
      rank(call, plainScenario(call)).outcome.awards.map(
        ({ proposal, score }) => [proposalId(call, proposal), score] as const,
      ),
    ),
  )
  return new Map([...counts].map(([id, reviewCount]) => [id, { reviewCount, score: scores.get(id) ?? null }]))
}

import { makeConflict } from '../../harness/factories.ts'
import { makePerson } from '../../harness/people.ts'
import type { Asker } from '../asker.ts'

/** Somebody else's conflict, for the office to judge. */
export const askers: readonly Asker[] = [
  {
    route: 'POST /api/proposals/:proposalId/conflicts/:conflictId/waive',
    params: async ({ made, test }) => {
      const { id } = await makePerson(test)
      const conflict = await makeConflict(test, {
        callId: made.callId,
        proposalId: made.proposalId,
        personId: id,
      })
      return { conflictId: conflict.id }
    },
  },
]

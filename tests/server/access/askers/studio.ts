import type { Asker } from '../asker.ts'

/** Snapshots and scenarios. */
export const askers: readonly Asker[] = [
  // A chair with a conflict in the call reads the ranking without those rows, and no snapshot.
  { route: 'GET /api/calls/:callId/snapshot', absentIsAllowed: true },
  // A chair with a conflict in the call gets the outcome without those rows, and no snapshot.
  {
    route: 'GET /api/calls/:callId/snapshot',
    refused: (role, kind) => role === 'chair' && kind === 'conflicted',
  },
  // A short link is made first.
  {
    route: 'GET /api/calls/:callId/links/:linkId',
    params: async () => ({ linkId: 'none' }),
    absentIsAllowed: true,
  },
  // Only a deleted scenario is restored.
  { route: 'POST /api/calls/:callId/scenarios/:scenarioId/restore', absentIsAllowed: true },
]

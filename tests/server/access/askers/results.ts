import type { Asker } from '../asker.ts'

/** Results and records exist once a decision is released; tests/server/results asks them then. */
export const askers: readonly Asker[] = [
  { route: 'GET /api/results/:callId', absentIsAllowed: true },
  { route: 'GET /api/results/:callId/statistics', absentIsAllowed: true },
  { route: 'GET /api/results/:callId/statistics.csv', absentIsAllowed: true },
  { route: 'GET /api/results/:callId/awards.csv', absentIsAllowed: true },
  { route: 'GET /api/results/:callId/record', absentIsAllowed: true },
  {
    route: 'GET /api/results/:callId/records/:hash',
    params: async () => ({ hash: '0'.repeat(64) }),
    absentIsAllowed: true,
  },
  { route: 'GET /api/results/:callId/snapshot', absentIsAllowed: true },
  { route: 'GET /api/proposals/:proposalId/result', absentIsAllowed: true },
]

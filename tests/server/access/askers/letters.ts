import type { Asker } from '../asker.ts'

/** Letters are frozen at the release; tests/server/decisions asks them then. */
export const askers: readonly Asker[] = [
  {
    route: 'PUT /api/calls/:callId/letter-templates/:kind/:language',
    params: async () => ({ kind: 'full', language: 'en' }),
  },
  ...[
    'GET /api/decisions/:decisionId/letters/:number',
    'GET /api/decisions/:decisionId/letters/:number/pdf',
  ].map((route) => ({ route, params: async () => ({ number: 'P1' }), absentIsAllowed: true })),
  { route: 'GET /api/proposals/:proposalId/letter', absentIsAllowed: true },
  { route: 'GET /api/proposals/:proposalId/letter/pdf', absentIsAllowed: true },
]

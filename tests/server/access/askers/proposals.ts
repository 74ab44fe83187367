import type { Asker } from '../asker.ts'

/** Proposals and their teams. */
export const askers: readonly Asker[] = [
  // A draft that was never handed in has no receipt.
  { route: 'GET /api/proposals/:proposalId/receipt', absentIsAllowed: true },
  { route: 'GET /api/proposals/:proposalId/receipt/pdf', absentIsAllowed: true },
  {
    route: 'DELETE /api/proposals/:proposalId/members/:memberId',
    params: async ({ made, test }) => {
      const data = {
        proposalId: made.proposalId,
        email: 'member@example.org',
        name: 'M',
        role: 'coapplicant',
      }
      const { id } = await test.store.write((tx) => tx.proposalMember.create({ data, select: { id: true } }))
      return { memberId: id }
    },
  },
]

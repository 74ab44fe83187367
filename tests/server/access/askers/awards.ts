import type { Asker } from '../asker.ts'

/** Nothing of an award is there before a release: tests/server/awards asks these after one. */
const reading: readonly Asker[] = [
  'GET /api/proposals/:proposalId/award',
  'GET /api/calls/:callId/awards',
  'GET /api/calls/:callId/waiting-list',
  'GET /api/calls/:callId/award-log',
  'GET /api/calls/:callId/appeals',
].map((route) => ({ route, absentIsAllowed: true }))

const noSuch = [
  ['POST /api/proposals/:proposalId/offers/:offerId/answer', 'offerId'],
  ['POST /api/calls/:callId/offers/:offerId/expire', 'offerId'],
  ['POST /api/proposals/:proposalId/questions/:questionId/answer', 'questionId'],
  ['POST /api/proposals/:proposalId/appeals/:appealId/decide', 'appealId'],
] as const

/** These name a second thing, which is absent; an empty body tells who is let in. */
const askersOfOne: readonly Asker[] = noSuch.map(([route, name]) => ({
  route,
  params: async () => ({ [name]: 'none' }),
  absentIsAllowed: true,
}))

export const askers: readonly Asker[] = [...reading, ...askersOfOne]

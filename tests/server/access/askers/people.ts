import type { Asker } from '../asker.ts'

/** Accounts, sessions, roles. */
export const askers: readonly Asker[] = [
  {
    route: 'DELETE /api/session/devices/:sessionId',
    params: async ({ made, test }) => {
      const row = await test.store.db.session.findFirst({
        where: { personId: made.personId ?? '' },
        select: { sid: true },
      })
      return { sessionId: row?.sid ?? 'x'.repeat(43) }
    },
  },
  { route: 'GET /api/people', query: '?email=somebody@example.org' },
  {
    route: 'POST /api/role-grants/:grantId/approve',
    params: async ({ made, test }) => ({ grantId: await grantOf(test, made.otherPersonId) }),
  },
  {
    route: 'DELETE /api/role-grants/:grantId',
    params: async ({ made, test }) => ({ grantId: await grantOf(test, made.otherPersonId) }),
  },
  { route: 'POST /api/session/persona', ask: { body: {} } },
]

async function grantOf(
  test: Parameters<NonNullable<Asker['params']>>[0]['test'],
  personId: string,
): Promise<string> {
  const grant = await test.store.db.roleGrant.findFirst({ where: { personId }, select: { id: true } })
  return grant?.id ?? 'none'
}

import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeAssignment, makeCall, makeMachine, makeProposal } from '../harness/factories.ts'
import { makePerson, signInAs, signInPerson } from '../harness/people.ts'

const test = await makeTestApp()
await makeMachine(test)

const unknown = (path: string) => ({
  code: 'invalid-input',
  errors: [{ path, message: 'Unknown key: remove it.' }],
})

describe('a route that declares no query', () => {
  it('refuses an unknown key of it by name, whichever route it is', async () => {
    const client = await signInAs(test, { roles: ['officer', 'admin', 'auditor'] })
    const own = test.app.declaredRoutes.filter(
      ({ method, url }) => method === 'GET' && url.startsWith('/api/') && !url.includes(':'),
    )
    const replies = await Promise.all(own.map(({ url }) => client.get(`${url}?zzz=1`)))
    const accepted = own.filter((_route, i) => replies[i]?.status === 200)
    expect(accepted.map(({ url }) => url)).toEqual([])
    const refused = replies.filter(({ status }) => status === 400)
    expect(refused.length).toBeGreaterThan(12)
    for (const { body } of refused) expect(body).toMatchObject(unknown('zzz'))
  })

  it('answers without one, and with a bare question mark', async () => {
    for (const url of ['/api/calls', '/api/calls?', '/api/impact'])
      expect((await test.client().get(url)).status, url).toBe(200)
  })
})

describe('a route that declares no body', () => {
  async function makeInvitation() {
    const call = await makeCall(test, { state: 'closed' })
    const reviewer = await makePerson(test, { roles: [`reviewer@${call.id}`] })
    const proposal = await makeProposal(test, { callId: call.id, state: 'submitted' })
    const link = { callId: call.id, proposalId: proposal.id, reviewerId: reviewer.id }
    const { id } = await makeAssignment(test, { ...link, state: 'invited' })
    return { client: await signInPerson(test, reviewer.id), path: `/api/assignments/${id}/accept` }
  }

  it('refuses unknown keys and what is no object, and changes nothing', async () => {
    const { client, path } = await makeInvitation()
    const refused = await client.post(path, { state: 'done', score: 5 })
    expect(refused.status).toBe(400)
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual(['state', 'score'])
    for (const body of [[1], 'true', '7']) expect((await client.post(path, body)).status).toBe(400)
    expect((await client.post(`${path}?state=done`)).body).toMatchObject(unknown('state'))
    expect((await client.get('/api/assignments')).body.items).toMatchObject([{ state: 'invited' }])
  })

  it('is documented without one', () => {
    const path = '/api/assignments/{assignmentId}/accept'
    expect(test.app.swagger().paths?.[path]).toMatchObject({ post: { summary: 'Accept' } })
    expect(test.app.swagger().paths?.[path]).not.toHaveProperty('post.requestBody')
  })

  it.each([
    { name: 'no body', body: undefined },
    { name: 'an empty object', body: {} },
  ])('takes $name', async ({ body }) => {
    const { client, path } = await makeInvitation()
    expect((await client.post(path, body)).status).toBe(200)
  })
})

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import type { Role } from '@furrow/core/access/roles'
import type { Action, Cell } from '@furrow/core/access/table'
import { actions, cellOf, tableRoles } from '@furrow/core/access/table'
import { describe, expect, it } from 'vitest'
import type { DeclaredRoute } from '../../../server/src/plugins/access.ts'
import { makeTestApp } from '../harness/app.ts'
import { makeMachine } from '../harness/factories.ts'
import type { Asker } from './asker.ts'
import { cases, cellFor, spend } from './matrix-world.ts'
import type { Case, Made } from './matrix-world.ts'

const test = await makeTestApp()
await makeMachine(test)

const here = new URL('./', import.meta.url)
const askers: Asker[] = []
for (const file of readdirSync(new URL('askers/', here)).sort()) {
  const module: { askers: readonly Asker[] } = await import(new URL(`askers/${file}`, here).href)
  askers.push(...module.askers)
}
const askerOf = (route: string) => askers.find((asker) => asker.route === route)

const routes = test.app.declaredRoutes.filter(
  (route) => route.method !== 'HEAD' && route.url.startsWith('/api'),
)
const offered = actions.filter((action) => routes.some((route) => route.actions.includes(action)))
const notOffered: string[] = JSON.parse(readFileSync(new URL('not-offered.json', here), 'utf8'))
const notOfferedAtFirst: string[] = JSON.parse(
  readFileSync(new URL('../../fixtures/authz-not-offered-at-first.json', here), 'utf8'),
)
let cellsAsked = 0

/**
 * `either`: the action is theirs, the state is not: whether it is refused as absent or by its state is the route's
 * to say, but nothing is changed.
 */
type Expected = 'allowed' | 'denied' | 'either'

/** Deeds that a state of the call does not hinder, each with its reason. */
const hinderedByNoState: readonly string[] = [
  // Signing out and taking a role away concern no call.
  'DELETE /api/session',
  'DELETE /api/role-grants/:grantId',
  // Reminds whoever is late; before the deadline nobody is, and none is written to.
  'POST /api/calls/:callId/reminders',
]

/** What the table says for one action; its own reading, so that it does not repeat the code it tests. */
function expected(action: Action, role: Role, kind: Case, scope: DeclaredRoute['scope']): Expected {
  const cell: Cell = cellOf(action, role)
  if (cell === 'deny') return 'denied'
  if (role === 'public') return kind === 'wrong-state' ? 'either' : 'allowed'
  if (kind === 'wrong-state') return 'either'
  if (scope === 'none') return cell === 'allow' || role === 'chair' ? 'allowed' : 'denied'
  if (scope === 'self') return 'allowed'
  const ofProposal = ['proposal', 'assignment', 'review'].includes(scope)
  const strips = ofProposal && !['pi', 'coapplicant'].includes(role) && action !== 'declare conflict'
  if (kind === 'conflicted' && action === 'sign decision') return 'denied'
  if (kind === 'own' && action === 'sign decision') return 'denied'
  if (kind === 'conflicted' && strips) return cellOf(action, 'public') === 'allow' ? 'allowed' : 'denied'
  if (cell === 'allow') return 'allowed'
  if (cell === 'assigned') return role === 'chair' || role === 'reviewer' ? assigned(role, kind) : 'denied'
  if (kind === 'own') return 'allowed'
  // The one assigned is the author of the review, and so is whoever is in conflict with a call's scenario only.
  const authored = ofProposal && (role === 'reviewer' || role === 'chair')
  return authored && kind === 'assigned' ? 'allowed' : 'denied'
}

const assigned = (role: Role, kind: Case): Expected => {
  if (kind === 'foreign') return 'denied'
  return role === 'chair' || kind === 'assigned' || kind === 'own' ? 'allowed' : 'denied'
}

/** A route that serves several actions is open to whoever may do one of them. */
function expectedOf(route: DeclaredRoute, role: Role, kind: Case): Expected {
  const counted = countsAs(role, kind, route.scope)
  const each = route.actions.map((action) => expected(action, counted, kind, route.scope))
  if (each.includes('allowed')) return 'allowed'
  return each.includes('either') ? 'either' : 'denied'
}

/**
 * A signed-in person without a role counts as pi: a co-applicant where no proposal is concerned, and a panel
 * member of another call, which is what a foreign object means to them.
 */
function countsAs(role: Role, kind: Case, scope: DeclaredRoute['scope']): Role {
  if (['none', 'self'].includes(scope)) return role === 'coapplicant' ? 'pi' : role
  return kind === 'foreign' && (role === 'reviewer' || role === 'chair') ? 'pi' : role
}

async function urlOf(route: DeclaredRoute, made: Made, action: Action, kind: Case): Promise<string> {
  const asker = askerOf(`${route.method} ${route.url}`)
  const extra = (await asker?.params?.({ test, made, action, kind })) ?? {}
  const known = new Map<string, string>(
    Object.entries({ ...made, personId: made.otherPersonId, ...extra }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
  const path = route.url.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const value = known.get(name)
    if (value === undefined) throw new Error(`${route.method} ${route.url} needs an asker for :${name}.`)
    return encodeURIComponent(value)
  })
  return path + (asker?.query ?? '')
}

async function askCell(route: DeclaredRoute, role: Role, kind: Case): Promise<string | null> {
  const [action] = route.actions
  if (action === undefined) return 'no action'
  const asker = askerOf(`${route.method} ${route.url}`)
  const want = asker?.refused?.(role, kind) === true ? 'denied' : expectedOf(route, role, kind)
  const made = await cellFor(test, { action, role, kind })
  const url = await urlOf(route, made, action, kind)
  const method = (['get', 'post', 'put', 'patch', 'delete'] as const).find(
    (verb) => verb === route.method.toLowerCase(),
  )
  if (method === undefined) return `unknown method ${route.method}`
  const { status, text } = await made.client.ask(
    method,
    url,
    asker?.ask ?? (method === 'get' ? {} : { body: {} }),
  )
  cellsAsked += 1
  const got = status === 401 || status === 404 ? 'denied' : 'allowed'
  const where = `${role} ${kind}: ${route.method} ${url} (${route.actions.join(', ')}) answered ${status}`
  if (status >= 500) return `${where}: ${text}`
  const changed = route.method !== 'GET' && status < 300
  if (changed) spend({ action, role, kind })
  if (want === 'either' && changed && !hinderedByNoState.includes(`${route.method} ${route.url}`))
    return `${where}, in a state that does not allow it`
  if (want === 'either' || want === got) return null
  if (want === 'allowed' && status === 404 && asker?.absentIsAllowed === true) return null
  if (want === 'allowed' && status === 401 && /wrong-credentials/.test(text)) return null
  return `${where}, ${want} by the table`
}

/** Cases that make a difference: a stranger has no relation, and one's own things are nobody else's. */
const casesOf = (route: DeclaredRoute, role: Role): readonly Case[] => {
  if (role === 'public' || route.scope === 'none') return ['foreign', 'wrong-state']
  return route.scope === 'self' ? ['own'] : cases
}

describe.each(routes.map((route) => ({ name: `${route.method} ${route.url}`, route })))(
  '$name',
  ({ route }) => {
    it('answers every cell of the access table as it says', async () => {
      const cells = tableRoles.flatMap((role) => casesOf(route, role).map((kind) => ({ role, kind })))
      const wrong: (string | null)[] = []
      for (const { role, kind } of cells) wrong.push(await askCell(route, role, kind))
      expect(wrong.filter((problem) => problem !== null)).toEqual([])
    })
  },
)

describe('the access table', () => {
  it('is the matrix on file, with the rows that the product added', () => {
    const rows = ['authz-matrix.csv', 'authz-matrix-added.csv'].flatMap((file) =>
      readFileSync(new URL(`../../fixtures/${file}`, here), 'utf8')
        .trim()
        .split('\n')
        .slice(1),
    )
    const table = rows.map((row) => row.split(','))
    expect(actions).toHaveLength(table.length)
    for (const [verb, resource, ...cells] of table) {
      const action = actions.find((known) => known === `${verb} ${resource}`)
      if (action === undefined) throw new Error(`${verb} ${resource} is not in the table.`)
      expect(
        tableRoles.map((role) => cellOf(action, role)),
        action,
      ).toEqual(cells.slice(0, tableRoles.length))
    }
  })

  it('has no action without a route but those on the list, and none on the list that has one', () => {
    const missing = actions.filter((action) => !offered.includes(action)).sort()
    process.stdout.write(
      `Access table: ${offered.length} actions offered by ${routes.length} routes; ${cellsAsked} cells asked.\n`,
    )
    process.stdout.write(`No route offers yet: ${missing.join('; ')}\n`)
    expect(missing).toEqual(notOffered)
  })

  it('is asked through no asker of a route that is gone', () => {
    const known = routes.map((route) => `${route.method} ${route.url}`)
    expect(askers.map((asker) => asker.route).filter((route) => !known.includes(route))).toEqual([])
    expect(existsSync(new URL('askers/people.ts', here))).toBe(true)
  })

  it('offers no less than it did: what no route offers yet only shrinks', () => {
    expect(notOffered.filter((action) => !notOfferedAtFirst.includes(action))).toEqual([])
  })
})

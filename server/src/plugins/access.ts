import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { can } from '@furrow/core/access/can'
import type { Facts } from '@furrow/core/access/facts'
import type { Actor } from '@furrow/core/access/roles'
import { cellOf, isAction } from '@furrow/core/access/table'
import type { Action } from '@furrow/core/access/table'
import { DomainError } from '@furrow/core/errors'
import { loadFacts, scopeParams } from './access-facts.ts'
import type { Scope } from './access-facts.ts'
import { notFound } from './errors.ts'
import { actorOf } from './session.ts'

/** Who asks and what the address names; `can` answers further questions about the same object. */
export interface Access {
  readonly actor: Actor
  readonly facts: Facts
  readonly can: (action: Action) => boolean
}

/** The same for a route that only signed-in people reach. */
export type SignedInAccess = Access & { readonly actor: NonNullable<Actor> }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** One action of the access table, or several of which one suffices. A route without it stops the server. */
    action?: Action | readonly Action[]
    /** What the address names; `none` if nothing, `self` for one's own things. Default: `none`. */
    scope?: Scope
  }
  interface FastifyRequest {
    access: Access
  }
  interface FastifyInstance {
    /** Every route with what it declares: what the test of the access table asks. */
    declaredRoutes: readonly DeclaredRoute[]
  }
}

const actionsOf = (config: { action?: Action | readonly Action[] }): readonly Action[] => {
  if (config.action === undefined) return []
  return typeof config.action === 'string' ? [config.action] : config.action
}

export interface DeclaredRoute {
  readonly method: string
  readonly url: string
  readonly actions: readonly Action[]
  readonly scope: Scope
}

const nobody: Access = { actor: null, facts: {}, can: () => false }

export const accessPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    const declaredRoutes: DeclaredRoute[] = []
    app.decorateRequest('access')
    app.decorate('declaredRoutes', declaredRoutes)
    app.addHook('onRoute', ({ method, url, config = {} }) => {
      const actions = actionsOf(config)
      if (actions.length === 0 || !actions.every(isAction)) {
        throw new Error(`${String(method)} ${url} declares no action of the access table.`)
      }
      for (const verb of [method].flat()) {
        declaredRoutes.push({ method: verb, url, actions, scope: config.scope ?? 'none' })
      }
    })
    app.addHook('onRequest', async (request) => {
      request.access = nobody
      if (request.is404) return
      request.access = await decide(app, request)
    })
  },
  { name: 'access', dependencies: ['session', 'database', 'errors'] },
)

/** Before the body is read: whoever may not act learns nothing about what would have been accepted. */
async function decide(app: FastifyInstance, request: FastifyRequest): Promise<Access> {
  const { config } = request.routeOptions
  const wanted = actionsOf(config)
  const actor = await actorOf(app, request)
  if (actor === null && wanted.every((action) => cellOf(action, 'public') === 'deny')) {
    throw new DomainError('not-signed-in', 'Sign in to go on.')
  }
  const facts = loadFacts(app.sql, askedOf(request, actor))
  if (facts === null || !wanted.some((action) => can(actor, action, facts))) throw notFound()
  return { actor, facts, can: (action) => can(actor, action, facts) }
}

function askedOf(request: FastifyRequest, actor: Actor) {
  const scope = request.routeOptions.config.scope ?? 'none'
  const param = scopeParams[scope]
  const { params } = request
  const value = param === null || !isRecord(params) ? '' : params[param]
  return { scope, id: typeof value === 'string' ? value : '', actorId: actor?.personId ?? null }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** For handlers of routes that the public cannot reach. @throws DomainError `not-signed-in` */
export function signedIn(request: FastifyRequest): SignedInAccess {
  const { access } = request
  const { actor } = access
  if (actor === null) throw new DomainError('not-signed-in', 'Sign in to go on.')
  return { ...access, actor }
}

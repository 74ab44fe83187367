import cookie from '@fastify/cookie'
import session from '@fastify/session'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '@furrow/core/access/roles'
import { DomainError } from '@furrow/core/errors'
import { makeActors } from './actors.ts'
import type { Actors } from './actors.ts'
import { makeCookieSigner } from './cookie-signer.ts'
import { makeSessionStore, sessionKey, sessionSeconds } from './session-store.ts'

declare module 'fastify' {
  interface Session {
    personId?: string
    userAgent?: string
    /** When the expiry was last moved, in milliseconds: once a day is enough. */
    renewedAt?: number
  }
  interface FastifyInstance {
    actors: Actors
    signIn: (request: FastifyRequest, personId: string) => Promise<void>
    /** Ends the person's sessions, but for the one of this request if it is given. */
    /** Drops one session, deleted in the database, from memory. */
    forgetSession: (key: string) => void
    endSessions: (personId: string, keep?: FastifyRequest) => Promise<void>
  }
}

const renewAfterMilliseconds = 24 * 3600 * 1000
const safeMethods = ['GET', 'HEAD', 'OPTIONS']

export const sessionPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    const { config, store, clock } = app
    const sessions = makeSessionStore(store, clock)
    const actors = makeActors(store, clock)
    await app.register(cookie)
    await app.register(session, {
      store: sessions,
      secret: makeCookieSigner(config.secret),
      cookieName: config.mode === 'production' ? '__Host-furrow' : 'furrow',
      rolling: false,
      saveUninitialized: false,
      cookie: {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        maxAge: sessionSeconds * 1000,
        secure: config.mode === 'production',
      },
    })
    app.decorate('actors', actors)
    app.decorate('forgetSession', sessions.forgetKey)
    app.decorate('signIn', async (request: FastifyRequest, personId: string) => {
      await request.session.regenerate()
      request.session.personId = personId
      request.session.renewedAt = clock.now().getTime()
      request.session.userAgent = (request.headers['user-agent'] ?? '').slice(0, 200)
    })
    app.decorate('endSessions', async (personId: string, keep?: FastifyRequest) => {
      const keptKey = keep === undefined ? '' : sessionKey(keep.session.sessionId)
      await store.write((tx) => tx.session.deleteMany({ where: { personId, sid: { not: keptKey } } }))
      sessions.forget(personId, keptKey)
    })
    app.addHook('onRequest', async (request) => {
      refuseForeignOrigin(request, config.publicUrl)
      renew(request, clock.now().getTime())
    })
  },
  { name: 'session', dependencies: ['database', 'errors'] },
)

/** Slides the expiry without a write per request. */
function renew(request: FastifyRequest, now: number) {
  const { personId, renewedAt } = request.session
  if (personId === undefined || now - (renewedAt ?? 0) < renewAfterMilliseconds) return
  request.session.renewedAt = now
}

/** A browser names the page that sends a form; another site's page may not write here. */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string) {
  if (safeMethods.includes(request.method)) return
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const isOwn = origin === undefined || origin === new URL(publicUrl).origin || hostOf(origin) === host
  if (isOwn && site !== 'cross-site') return
  throw new DomainError('foreign-origin', 'This request comes from another site. Nothing was changed.')
}

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : '')

/** Who asks; null for the public. Loaded once per request by the access plugin. */
export const actorOf = async (app: FastifyInstance, request: FastifyRequest): Promise<Actor> =>
  request.session.personId === undefined ? null : app.actors.get(request.session.personId)

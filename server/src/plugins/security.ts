import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Headers, limits on load, compression. */
export const securityPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    const { mode, requestsPerMinute, maxLoopDelayMs } = app.config
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'img-src': ["'self'", 'data:'],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity:
        mode === 'production' ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    })
    await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
    await app.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: 60_000,
      hook: 'preHandler',
      keyGenerator: limitKey,
      cache: 20_000,
    })
    await app.register(underPressure, {
      maxEventLoopDelay: maxLoopDelayMs,
      retryAfter: 5,
      exposeStatusRoute: false,
    })
    app.addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/api') && !reply.hasHeader('cache-control')) {
        void reply.header('cache-control', 'no-store')
      }
    })
  },
  { name: 'security', dependencies: ['errors', 'session'] },
)

/** A person, else the address; an IPv6 customer has a whole /64, so its first half is the key. */
export function limitKey(request: FastifyRequest): string {
  const { personId } = request.session
  if (personId !== undefined) return `person ${personId}`
  return addressKey(request.ip)
}

export function addressKey(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === '' ? [] : tail.split(':')
  const gap = ip.includes('::') ? 8 - front.length - back.length : 0
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

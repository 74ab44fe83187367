import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** `/healthz` (the process lives), `/readyz` (the database answers), `/metrics`. */
export const observabilityPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of requests by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2],
      registers: [registry],
    })
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none'
      const labels = { method: request.method, route, status: String(reply.statusCode) }
      durations.observe(labels, reply.elapsedTime / 1000)
      const quiet = request.routeOptions.logLevel === 'warn'
      if (!quiet) request.log.info({ ...labels, milliseconds: Math.round(reply.elapsedTime) }, 'request')
    })
    const route = { config: { action: 'read service' }, schema: { hide: true }, logLevel: 'warn' } as const
    app.get('/healthz', route, async () => ({ status: 'ok' }))
    app.get('/readyz', route, async () => {
      app.sql.get('SELECT 1 FROM Setting LIMIT 1')
      return { status: 'ok' }
    })
    app.get('/metrics', route, async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    )
    app.addHook('onClose', async () => registry.clear())
  },
  { name: 'observability', dependencies: ['access', 'database'] },
)

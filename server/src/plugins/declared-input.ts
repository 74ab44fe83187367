import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const noQuery = z.strictObject({})
/** No body, or an empty object; the OpenAPI document leaves it out. */
export const noBody = z.strictObject({}).nullable()

const hasBody = (method: string | readonly string[]): boolean =>
  [method].flat().every((verb) => verb !== 'GET' && verb !== 'HEAD')

/** A route of the API that declares no query or no body takes none: an unknown key is refused as everywhere. */
export const declaredInputPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    app.addHook('onRoute', (route) => {
      if (!route.url.startsWith('/api/')) return
      const { schema = {} } = route
      route.schema = {
        ...schema,
        querystring: schema.querystring ?? noQuery,
        ...(hasBody(route.method) && { body: schema.body ?? noBody }),
      }
    })
  },
  { name: 'declared-input' },
)

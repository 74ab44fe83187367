import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'

/** So long requests in flight may take to end once the server stops. */
const graceMilliseconds = 10_000

/**
 * While the server stops, a reply tells its client that the connection ends. One that a client keeps after such a
 * reply would hold the process for as long as the client likes: what is idle is closed, and at last everything.
 */
export const stoppingPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    let isStopping = false
    app.addHook('onSend', async (_request, reply) => {
      if (isStopping) void reply.header('connection', 'close')
    })
    app.addHook('preClose', (done) => {
      isStopping = true
      const idle = setInterval(() => app.server.closeIdleConnections(), 100).unref()
      const late = setTimeout(() => app.server.closeAllConnections(), graceMilliseconds).unref()
      app.server.once('close', () => {
        clearInterval(idle)
        clearTimeout(late)
      })
      done()
    })
  },
  { name: 'stopping' },
)

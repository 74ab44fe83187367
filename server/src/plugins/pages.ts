import fastifyStatic from '@fastify/static'
import fastifyPlugin from 'fastify-plugin'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from './errors.ts'

/** The built pages: `app.html` below /app and /da/app, `index.html` elsewhere; hashed assets stay in caches. */
export const pagesPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    const folder = app.config.webFolder
    if (folder === null || !existsSync(join(folder, 'index.html'))) return
    const config = { action: 'read service' } as const
    await app.register(fastifyStatic, { root: folder, serve: false, index: false, cacheControl: false })
    app.get('/assets/*', { config, schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
      const file = request.url.slice(1).split('?', 1)[0] ?? ''
      if (isSolverWorker(file)) void reply.header('content-security-policy', solverPolicy)
      return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(file)
    })
    app.get('/*', { config, schema: { hide: true } }, async (request, reply) =>
      sendPage(folder, request, reply),
    )
  },
  { name: 'pages', dependencies: ['access'] },
)

/** The exact choice runs WebAssembly, in a worker of its own: no page and no other script may. */
const solverPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
const isSolverWorker = (file: string): boolean => /^assets\/exact\.worker-[\w-]+\.js$/.test(file)

async function sendPage(folder: string, request: FastifyRequest, reply: FastifyReply) {
  const path = request.url.split('?', 1)[0] ?? '/'
  if (path.startsWith('/api/') || path.startsWith('/.well-known/')) throw notFound()
  void reply.header('cache-control', 'no-cache')
  if (/^\/[\w.-]+\.[a-z0-9]+$/.test(path) && existsSync(join(folder, path)))
    return reply.sendFile(path.slice(1))
  if (/\.[a-z0-9]{2,5}$/.test(path)) throw notFound()
  return reply.sendFile(/^(\/da)?\/app(\/|$)/.test(path) ? 'app.html' : 'index.html')
}

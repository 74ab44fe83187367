import swagger from '@fastify/swagger'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { noBody } from './declared-input.ts'

/** `/api/openapi.json`, made from the routes themselves, and a plain page to read it. */
export const docsPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    await app.register(swagger, {
      openapi: { openapi: '3.1.0', info: { title: 'Furrow', version: '0.1.0' } },
      transform: withoutEmptyBody,
    })
    const route = { config: { action: 'read service' }, schema: { hide: true } } as const
    app.get('/api/openapi.json', route, async () => app.swagger())
    app.get('/api/docs', route, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(docsPage(app.swagger().paths ?? {})),
    )
  },
  { name: 'docs', dependencies: ['access'] },
)

/** The document cannot say that a body may be absent or empty: such a body is left out. */
const withoutEmptyBody: typeof jsonSchemaTransform = (route) => {
  if (route.schema?.body !== noBody) return jsonSchemaTransform(route)
  const { body: _none, ...schema } = route.schema
  return jsonSchemaTransform({ ...route, schema })
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** No script and no style: the page is a document. */
function docsPage(paths: object): string {
  const items = Object.entries(paths).map(([path, methods]) => pathSection(path, methods))
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Furrow API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>Furrow API</h1>
<p>Made from the running server. For programs: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
${items.join('\n')}</main></body></html>`
}

function pathSection(path: string, methods: object): string {
  const parts = Object.entries(methods).map(([method, operation]) => {
    const json = JSON.stringify(operation, null, 2)
    const title = `${method.toUpperCase()} ${path}`
    return `<details><summary>${escapeHtml(title)}</summary><pre>${escapeHtml(json)}</pre></details>`
  })
  return `<section><h2>${escapeHtml(path)}</h2>${parts.join('')}</section>`
}

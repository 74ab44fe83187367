import Fastify, { LogController } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { features } from './features.ts'
import { accessPlugin } from './plugins/access.ts'
import { declaredInputPlugin } from './plugins/declared-input.ts'
import type { App, Deps } from './plugins/deps.ts'
import { docsPlugin } from './plugins/docs.ts'
import { errorsPlugin, sendProblem } from './plugins/errors.ts'
import { bodyLimitBytes } from './plugins/json-body.ts'
import { loggerOptions } from './plugins/logging.ts'
import { mailerPlugin } from './plugins/mailer.ts'
import { observabilityPlugin } from './plugins/observability.ts'
import { pagesPlugin } from './plugins/pages.ts'
import { makeRequestIds } from './plugins/request-ids.ts'
import { securityPlugin } from './plugins/security.ts'
import { sessionPlugin } from './plugins/session.ts'
import { stoppingPlugin } from './plugins/stopping.ts'

/** Puts the app together; nothing listens yet. The caller owns `deps.store` and closes it after the app. */
export async function buildApp(deps: Deps): Promise<App> {
  const app = Fastify({
    logger: deps.logger === false ? false : loggerOptions(deps.config.logLevel),
    genReqId: makeRequestIds(deps.randomBytes),
    bodyLimit: bodyLimitBytes,
    trustProxy: deps.config.trustProxy,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    // One line a request, written after the reply by the observability plugin.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(depsPlugin(deps))
  const plugins = [
    errorsPlugin,
    declaredInputPlugin,
    sessionPlugin,
    accessPlugin,
    securityPlugin,
    docsPlugin,
    observabilityPlugin,
    mailerPlugin,
    stoppingPlugin,
  ]
  for (const plugin of plugins) await app.register(plugin)
  for (const feature of features(deps.config)) await app.register(feature)
  await app.register(pagesPlugin)
  await app.ready()
  return app
}

const depsPlugin = (deps: Deps) =>
  fastifyPlugin(
    async (app: FastifyInstance) => {
      app.decorate('config', deps.config)
      app.decorate('clock', deps.clock)
      app.decorate('randomBytes', deps.randomBytes)
      app.decorate('store', deps.store)
      app.decorate('db', deps.store.db)
      app.decorate('write', deps.store.write)
      app.decorate('hotWrite', deps.store.hotWrite)
      app.decorate('sql', deps.store.sql)
    },
    { name: 'database' },
  )

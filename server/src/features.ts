import type { Config } from './config.ts'
import { sessionRoutes } from './features/session/routes.ts'
import { studioRoutes } from './features/studio/routes.ts'
import { proposalsRoutes } from './features/proposals/routes.ts'
import type { App } from './plugins/deps.ts'

type Feature = (app: App) => Promise<void>

/** Every feature of the product; some exist in practice mode only. */
export function features(config: Config): readonly Feature[] {
  const always: readonly Feature[] = [studioRoutes, sessionRoutes, proposalsRoutes]
  return config.mode === 'practice' ? always : always
}

import type { App } from '../../plugins/deps.ts'
import { datesRoute, moveRoutes, saveRoutes } from './change-routes.ts'
import { progressRoute, readRoutes } from './read-routes.ts'

/** Calls: the published list and rules, the office's editor and the steps of a call's life. */
export async function callsRoutes(app: App): Promise<void> {
  for (const part of [readRoutes, progressRoute, saveRoutes, datesRoute, moveRoutes]) part(app)
}

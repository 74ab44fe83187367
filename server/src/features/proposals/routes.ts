import type { App } from '../../plugins/deps.ts'
import { createRoute, saveRoute, submitRoute } from './draft-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { mailsRoute, readRoutes, receiptRoutes } from './read-routes.ts'
import { stateRoutes } from './state-routes.ts'

/** The researcher's side of proposals. */
export async function proposalsRoutes(app: App): Promise<void> {
  const parts = [
    readRoutes,
    receiptRoutes,
    mailsRoute,
    createRoute,
    saveRoute,
    submitRoute,
    stateRoutes,
    memberRoutes,
  ]
  for (const part of parts) part(app)
}

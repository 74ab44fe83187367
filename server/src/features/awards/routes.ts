import type { App } from '../../plugins/deps.ts'
import { decisionRoutes } from './decision-routes.ts'
import { holderRoutes } from './holder-routes.ts'
import { officeRoutes } from './office-routes.ts'
import { reminderClock } from './reminders.ts'
import { writtenRoutes } from './written-routes.ts'

/** Awards after the release: the holder answers, the office serves the waiting list, a director grants and decides. */
export async function awardRoutes(app: App): Promise<void> {
  holderRoutes(app)
  writtenRoutes(app)
  officeRoutes(app)
  decisionRoutes(app)
  reminderClock(app)
}

import type { Config } from './config.ts'
import { assignmentRoutes } from './features/assignments/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { awardRoutes } from './features/awards/routes.ts'
import { conflictRoutes } from './features/conflicts/routes.ts'
import { decisionRoutes } from './features/decisions/routes.ts'
import { deskRoutes } from './features/desk/routes.ts'
import { callsRoutes } from './features/calls/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { reviewRoutes } from './features/reviews/routes.ts'
import { resultRoutes } from './features/results/routes.ts'
import { accountRoutes } from './features/session/account-routes.ts'
import { mailboxRoutes } from './features/session/mailbox-routes.ts'
import { practiceSessionRoutes } from './features/session/practice-routes.ts'
import { practiceRoutes } from './features/practice/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { sessionRoutes } from './features/session/routes.ts'
import { studioRoutes } from './features/studio/routes.ts'
import { officeProposalRoutes } from './features/proposals/office-routes.ts'
import { proposalsRoutes } from './features/proposals/routes.ts'
import type { App } from './plugins/deps.ts'

type Feature = (app: App) => Promise<void>

/** Every feature of the product; some exist in practice mode only. */
export function features(config: Config): readonly Feature[] {
  const always: readonly Feature[] = [
    studioRoutes,
    awardRoutes,
    sessionRoutes,
    accountRoutes,
    peopleRoutes,
    settingsRoutes,
    deskRoutes,
    auditRoutes,
    proposalsRoutes,
    officeProposalRoutes,
    callsRoutes,
    decisionRoutes,
    resultRoutes,
    assignmentRoutes,
    conflictRoutes,
    reviewRoutes,
    practiceRoutes,
  ]
  return config.mode === 'practice' ? [...always, practiceSessionRoutes, mailboxRoutes] : always
}

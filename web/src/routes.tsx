import type { ComponentType } from 'react'
import { m } from './messages.ts'
import type { Role } from './session.ts'

export type AppRoute = {
  /** wouter pattern, without the language. */
  path: string
  title: () => string
  load: () => Promise<ComponentType>
  /** Who finds something here; undefined: everybody signed in. The server decides, this only spares dead ends. */
  roles?: readonly Role[]
  /** Of use only to whoever may write a proposal. */
  forApplicants?: boolean
  /** Order in the top bar; without it the page is reached from others. */
  nav?: number
  /** Offered in practice mode only. */
  practiceOnly?: boolean
}

/** Every page of the signed-in app. A feature adds its lines; tests walk this table. */
export const appRoutes: readonly AppRoute[] = [
  {
    path: '/app',
    title: m.shell_nav_desk,
    load: async () => (await import('./features/desk/DeskPage.tsx')).DeskPage,
    nav: 1,
  },
  {
    path: '/app/proposals',
    title: m.proposals_mine,
    load: async () => (await import('./features/proposals/MyProposalsPage.tsx')).MyProposalsPage,
    forApplicants: true,
    nav: 2,
  },
  {
    path: '/app/proposals/new/:callId',
    title: m.proposals_start_title,
    load: async () => (await import('./features/proposals/StartProposalPage.tsx')).StartProposalPage,
  },
  {
    path: '/app/proposals/:proposalId',
    title: m.proposals_mine,
    load: async () => (await import('./features/proposals/ProposalPage.tsx')).ProposalPage,
  },
  {
    path: '/app/proposals/:proposalId/receipt',
    title: m.proposals_receipt,
    load: async () => (await import('./features/proposals/ReceiptPage.tsx')).ReceiptPage,
  },
  {
    path: '/app/proposals/:proposalId/letter',
    title: m.decisions_letter,
    load: async () => (await import('./features/decisions/OwnLetterPage.tsx')).OwnLetterPage,
  },
  {
    path: '/app/proposals/:proposalId/result',
    title: m.results_own_title,
    load: async () => (await import('./features/results/ProposalResultPage.tsx')).ProposalResultPage,
  },
  {
    path: '/app/calls',
    title: m.calls_title,
    load: async () => (await import('./features/calls/CallsPage.tsx')).CallsPage,
    roles: ['officer', 'director', 'auditor', 'admin', 'chair'],
    nav: 20,
  },
  {
    path: '/app/practice',
    title: m.practice_title,
    load: async () => (await import('./features/practice/PracticePage.tsx')).PracticePage,
    roles: ['officer'],
  },
  {
    path: '/app/calls/new',
    title: m.calls_new,
    load: async () => (await import('./features/calls/NewCallPage.tsx')).NewCallPage,
    roles: ['officer', 'admin'],
  },
  {
    path: '/app/calls/:callId',
    title: m.calls_title_one,
    load: async () => (await import('./features/calls/CallPage.tsx')).CallPage,
    roles: ['officer', 'director', 'auditor', 'admin', 'chair'],
  },
  {
    path: '/app/calls/:callId/edit',
    title: m.calls_edit,
    load: async () => (await import('./features/calls/EditCallPage.tsx')).EditCallPage,
    roles: ['officer'],
  },
  {
    path: '/app/calls/:callId/proposals',
    title: m.calls_proposals,
    load: async () => (await import('./features/calls/proposals-list/ProposalsPage.tsx')).ProposalsPage,
    roles: ['officer', 'director', 'auditor', 'chair'],
  },
  {
    path: '/app/calls/:callId/proposals/:proposalId',
    title: m.calls_proposals,
    load: async () =>
      (await import('./features/calls/proposals-list/OfficeProposalPage.tsx')).OfficeProposalPage,
    roles: ['officer', 'director', 'auditor', 'chair'],
  },
  {
    path: '/app/reviews',
    title: m.reviews_title,
    load: async () => (await import('./features/reviews/ReviewsPage.tsx')).ReviewsPage,
    roles: ['reviewer', 'chair'],
    nav: 3,
  },
  {
    path: '/app/reviews/:assignmentId',
    title: m.reviews_desk,
    load: async () => (await import('./features/reviews/DeskPage.tsx')).DeskPage,
    roles: ['reviewer', 'chair'],
  },
  {
    path: '/app/calls/:callId/assignments',
    title: m.assignments_title,
    load: async () => (await import('./features/assignments/AssignmentsPage.tsx')).AssignmentsPage,
    roles: ['officer', 'chair', 'director', 'auditor'],
  },
  {
    path: '/app/calls/:callId/conflicts',
    title: m.conflicts_title,
    load: async () => (await import('./features/conflicts/ConflictsPage.tsx')).ConflictsPage,
    roles: ['officer', 'director'],
  },
  {
    path: '/app/calls/:callId/reviews',
    title: m.reviews_panel_title,
    load: async () => (await import('./features/reviews/PanelPage.tsx')).PanelPage,
    roles: ['officer', 'chair', 'director', 'auditor'],
  },
  {
    path: '/app/people',
    title: m.people_title,
    load: async () => (await import('./features/people/PeoplePage.tsx')).PeoplePage,
    roles: ['admin'],
    nav: 60,
  },
  {
    path: '/app/settings',
    title: m.settings_title,
    load: async () => (await import('./features/settings/SettingsPage.tsx')).SettingsPage,
    roles: ['admin'],
    nav: 61,
  },
  {
    path: '/app/audit',
    title: m.audit_title,
    load: async () => (await import('./features/audit/AuditPage.tsx')).AuditPage,
    roles: ['auditor', 'director', 'admin'],
    nav: 70,
  },
  {
    path: '/app/profile',
    title: m.session_profile,
    load: async () => (await import('./features/session/ProfilePage.tsx')).ProfilePage,
  },
  {
    path: '/app/mailbox',
    title: m.session_mailbox,
    load: async () => (await import('./features/session/MailboxPage.tsx')).MailboxPage,
    nav: 90,
    practiceOnly: true,
  },
  {
    path: '/app/calls/:callId/studio',
    title: m.studio_title,
    load: async () => (await import('./features/studio/StudioPage.tsx')).StudioPage,
    roles: ['chair', 'officer', 'director', 'auditor'],
  },
  {
    path: '/app/calls/:callId/decisions',
    title: m.decisions_list,
    load: async () => (await import('./features/decisions/DecisionsPage.tsx')).DecisionsPage,
    roles: ['officer', 'director', 'auditor'],
  },
  {
    path: '/app/calls/:callId/decide/:scenarioId',
    title: m.decisions_preview,
    load: async () => (await import('./features/decisions/PreviewPage.tsx')).PreviewPage,
    roles: ['officer'],
  },
  {
    path: '/app/calls/:callId/letters',
    title: m.decisions_templates,
    load: async () => (await import('./features/decisions/TemplatesPage.tsx')).TemplatesPage,
    roles: ['officer', 'director', 'auditor'],
  },
  {
    path: '/app/decisions/:decisionId/letters',
    title: m.decisions_letters,
    load: async () => (await import('./features/decisions/LettersPage.tsx')).LettersPage,
    roles: ['officer', 'director', 'auditor'],
  },
  {
    path: '/app/calls/:callId/awards',
    title: m.awards_title,
    load: async () => (await import('./features/awards/AwardsPage.tsx')).AwardsPage,
    roles: ['officer', 'director', 'auditor'],
  },
  {
    path: '/app/calls/:callId/award-log',
    title: m.awards_log,
    load: async () => (await import('./features/awards/LogPage.tsx')).LogPage,
    roles: ['officer', 'director', 'auditor'],
  },
  {
    path: '/app/calls/:callId/appeals',
    title: m.awards_appeals,
    load: async () => (await import('./features/awards/AppealsPage.tsx')).AppealsPage,
    roles: ['officer', 'director', 'auditor'],
  },
  {
    path: '/app/decisions/:decisionId',
    title: m.decisions_title,
    load: async () => (await import('./features/decisions/DecisionPage.tsx')).DecisionPage,
    roles: ['officer', 'director', 'auditor'],
  },
]

/** Every public page. */
export const publicRoutes: readonly AppRoute[] = [
  {
    path: '/',
    title: m.shell_nav_home,
    load: async () => (await import('./features/home/HomePage.tsx')).HomePage,
  },
  {
    path: '/calls/:callId',
    title: m.calls_title_one,
    load: async () => (await import('./features/calls/PublicCallPage.tsx')).PublicCallPage,
  },
  {
    path: '/results/:callId',
    title: m.results_title,
    load: async () => (await import('./features/results/PublicResultPage.tsx')).PublicResultPage,
  },
  {
    path: '/impact',
    title: m.results_impact,
    load: async () => (await import('./features/results/ImpactPage.tsx')).ImpactPage,
  },
  {
    path: '/sign-in',
    title: m.session_sign_in,
    load: async () => (await import('./features/session/SignInPage.tsx')).SignInPage,
  },
  {
    path: '/sign-up',
    title: m.session_sign_up,
    load: async () => (await import('./features/session/SignUpPage.tsx')).SignUpPage,
  },
  {
    path: '/confirm',
    title: m.session_confirm,
    load: async () => (await import('./features/session/ConfirmPage.tsx')).ConfirmPage,
  },
  {
    path: '/forgot',
    title: m.session_forgot,
    load: async () => (await import('./features/session/ForgotPage.tsx')).ForgotPage,
  },
  {
    path: '/reset-password',
    title: m.session_reset,
    load: async () => (await import('./features/session/ResetPage.tsx')).ResetPage,
  },
  {
    path: '/accessibility',
    title: m.legal_accessibility,
    load: async () => (await import('./features/legal/AccessibilityPage.tsx')).AccessibilityPage,
  },
  {
    path: '/privacy',
    title: m.legal_privacy,
    load: async () => (await import('./features/legal/PrivacyPage.tsx')).PrivacyPage,
  },
]

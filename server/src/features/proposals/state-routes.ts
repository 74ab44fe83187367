import { proposalDetail, proposalParams } from '@furrow/core/contract/proposals'
import { problemReplies } from '@furrow/core/contract/problem'
import type { App } from '../../plugins/deps.ts'
import type { Tx } from '../../plugins/database.ts'
import { seenVersion } from '../../plugins/versions.ts'
import { deleteDraft, reopenProposal, restoreDraft, withdrawProposal } from './change-state.ts'
import { byOf } from './change.ts'
import type { By } from './change.ts'
import { changed } from './changed.ts'

const tags = ['proposals']

type Change = (tx: Tx, by: By, target: { id: string; version: number }) => Promise<void>
type StateRoute = {
  method: 'POST' | 'DELETE'
  path: string
  action: 'withdraw proposal' | 'reopen proposal.own' | 'delete proposal.draft'
  summary: string
  change: Change
}

const stateChanges: readonly StateRoute[] = [
  {
    method: 'POST',
    path: '/withdraw',
    action: 'withdraw proposal',
    summary: 'Withdraw',
    change: withdrawProposal,
  },
  {
    method: 'POST',
    path: '/reopen',
    action: 'reopen proposal.own',
    summary: 'Edit again',
    change: reopenProposal,
  },
  {
    method: 'POST',
    path: '/restore',
    action: 'delete proposal.draft',
    summary: 'Undo delete',
    change: restoreDraft,
  },
  {
    method: 'DELETE',
    path: '',
    action: 'delete proposal.draft',
    summary: 'Delete a draft',
    change: deleteDraft,
  },
]

/** Withdraw, reopen, delete and restore: each moves the state one step and answers with the proposal. */
export function stateRoutes(app: App): void {
  for (const { method, path, action, summary, change } of stateChanges)
    app.route({
      method,
      url: `/api/proposals/:proposalId${path}`,
      config: { action, scope: 'proposal' },
      schema: {
        tags,
        summary,
        params: proposalParams,
        response: { 200: proposalDetail, ...problemReplies },
      },
      handler: async (request, reply) => {
        const target = { id: request.params.proposalId, version: seenVersion(request) }
        const by = byOf(request)
        return changed(app, { by, id: target.id, reply }, (tx) => change(tx, by, target))
      },
    })
}

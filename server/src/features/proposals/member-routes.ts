import {
  proposalDetail,
  proposalInvitation,
  proposalMemberParams,
  proposalParams,
} from '@furrow/core/contract/proposals'
import { problemReplies } from '@furrow/core/contract/problem'
import type { App } from '../../plugins/deps.ts'
import { byOf } from './change.ts'
import { changed } from './changed.ts'
import { inviteMember, removeMember } from './members.ts'

const tags = ['proposals']

export function memberRoutes(app: App): void {
  app.post(
    '/api/proposals/:proposalId/members',
    {
      config: { action: 'invite proposal.member', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Name a co-applicant',
        params: proposalParams,
        body: proposalInvitation,
        response: { 200: proposalDetail, ...problemReplies },
      },
    },
    async (request, reply) => {
      const invite = { id: request.params.proposalId, invitation: request.body }
      const by = byOf(request)
      return changed(app, { by, id: invite.id, reply }, (tx) => inviteMember(tx, by, invite))
    },
  )
  app.delete(
    '/api/proposals/:proposalId/members/:memberId',
    {
      config: { action: 'invite proposal.member', scope: 'proposal' },
      schema: {
        tags,
        summary: 'Take a co-applicant out of the team',
        params: proposalMemberParams,
        response: { 200: proposalDetail, ...problemReplies },
      },
    },
    async (request, reply) => {
      const { proposalId: id, memberId } = request.params
      const by = byOf(request)
      return changed(app, { by, id, reply }, (tx) => removeMember(tx, by, { id, memberId }))
    },
  )
}

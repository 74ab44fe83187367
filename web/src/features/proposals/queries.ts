import { queryOptions } from '@tanstack/react-query'
import type {
  MyProposals,
  ProposalDetail,
  ProposalMails,
  ProposalPatch,
  ProposalReceipt,
  ProposalSaved,
} from '@furrow/core/contract/proposals'
import { api } from '../../api.ts'

export const proposalQueries = {
  all: ['proposals'] as const,
  mine: () =>
    queryOptions({
      queryKey: [...proposalQueries.all, 'mine'],
      queryFn: ({ signal }) => api.get<MyProposals>('/proposals', signal),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...proposalQueries.all, 'detail', id],
      queryFn: ({ signal }) => api.get<ProposalDetail>(`/proposals/${id}`, signal),
      // The editor starts from what the server has now, never from what an earlier visit had loaded.
      gcTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  mails: (id: string) =>
    queryOptions({
      queryKey: [...proposalQueries.all, 'mails', id],
      queryFn: ({ signal }) => api.get<ProposalMails>(`/proposals/${id}/mails`, signal),
    }),
  receipt: (id: string) =>
    queryOptions({
      queryKey: [...proposalQueries.all, 'receipt', id],
      queryFn: ({ signal }) => api.get<ProposalReceipt>(`/proposals/${id}/receipt`, signal),
    }),
}

type Versioned = { id: string; version: number }

export const startProposal = (callId: string, idempotencyKey: string) =>
  api.post<{ id: string; number: string }>(`/calls/${callId}/proposals`, {}, { idempotencyKey })

export const loadDetail = (id: string) => api.get<ProposalDetail>(`/proposals/${id}`)

export const savePatch = ({ id, version }: Versioned, patch: ProposalPatch) =>
  api.patch<ProposalSaved>(`/proposals/${id}`, patch, { version })

export const submitProposal = ({ id, version }: Versioned, idempotencyKey: string) =>
  api.post<ProposalReceipt>(`/proposals/${id}/submit`, undefined, { version, idempotencyKey })

export const moveProposal = ({ id, version }: Versioned, step: 'withdraw' | 'reopen' | 'restore') =>
  api.post<ProposalDetail>(`/proposals/${id}/${step}`, undefined, { version })

export const deleteDraft = ({ id, version }: Versioned) =>
  api.delete<ProposalDetail>(`/proposals/${id}`, { version })

export const inviteMember = (id: string, invitation: { email: string; name: string; institution: string }) =>
  api.post<ProposalDetail>(`/proposals/${id}/members`, invitation)

export const removeMember = (id: string, memberId: string) =>
  api.delete<ProposalDetail>(`/proposals/${id}/members/${memberId}`)

import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  BulkEligibilityReply,
  OfficeList,
  SubmittedProposal,
  Verdict,
} from '@furrow/core/contract/office-proposals'
import { api, queryOf } from '../../../api.ts'
import { callQueries } from '../queries.ts'

export type ListQuery = Readonly<Record<string, string | number | null>>

export const officeQueries = {
  all: ['office-proposals'] as const,
  list: (callId: string, query: ListQuery) =>
    queryOptions({
      queryKey: [...officeQueries.all, callId, query],
      queryFn: ({ signal }) => api.get<OfficeList>(`/calls/${callId}/proposals${queryOf(query)}`, signal),
      placeholderData: keepPreviousData,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...officeQueries.all, id],
      queryFn: ({ signal }) => api.get<SubmittedProposal>(`/proposals/${id}/submitted`, signal),
    }),
}

function useRefresh() {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: officeQueries.all })
    await client.invalidateQueries({ queryKey: callQueries.all })
  }
}

type Eligibility = { eligible: boolean | null; reason: string }

/** @param onSaved called before the page asks anew: with a newer version it draws another form */
export function useEligibility(proposal: SubmittedProposal, onSaved: () => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Eligibility) =>
      api.put<SubmittedProposal>(`/proposals/${proposal.id}/eligibility`, body, {
        version: proposal.office?.version,
      }),
    onSuccess: () => {
      onSaved()
      return refresh()
    },
  })
}

type Assessment = { verdict: Verdict; recommendedHours: number | null; note: string }

/** @param onSaved as for `useEligibility` */
export function useAssessment(proposal: SubmittedProposal, onSaved: () => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Assessment) =>
      api.put<SubmittedProposal>(`/proposals/${proposal.id}/technical-assessment`, body, {
        version: proposal.office?.assessmentVersion,
      }),
    onSuccess: () => {
      onSaved()
      return refresh()
    },
  })
}

type Bulk = { preview: boolean; changes: readonly ({ id: string } & Eligibility)[] }

export function useBulkEligibility(callId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Bulk) => api.post<BulkEligibilityReply>(`/calls/${callId}/eligibility`, body),
    onSuccess: (_reply, { preview }) => (preview ? undefined : refresh()),
  })
}

export const declareConflict = (proposalId: string, declaration: { kind: string; reason: string }) =>
  api.post(`/proposals/${proposalId}/conflicts`, declaration)

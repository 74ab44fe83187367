import type { ImpactView } from '@furrow/core/contract/impact'
import type { ProposalDetail } from '@furrow/core/contract/proposals'
import type { CallStatistics, ProposalResult } from '@furrow/core/contract/results'
import { queryOptions } from '@tanstack/react-query'
import { api, isProblem } from '../../api.ts'

/** The result of a proposal; null before the release, when the answer is the same for everybody. */
async function readOwn(path: string, signal: AbortSignal): Promise<ProposalResult | null> {
  try {
    return await api.get<ProposalResult>(`${path}/result`, signal)
  } catch (error) {
    if (isProblem(error) && error.status === 404) return null
    throw error
  }
}

export const resultQueries = {
  statistics: (callId: string) =>
    queryOptions({
      queryKey: ['results', 'statistics', callId] as const,
      queryFn: ({ signal }) =>
        api.get<CallStatistics>(`/results/${encodeURIComponent(callId)}/statistics`, signal),
    }),
  impact: () =>
    queryOptions({
      queryKey: ['results', 'impact'] as const,
      queryFn: ({ signal }) => api.get<ImpactView>('/impact', signal),
    }),
  own: (proposalId: string) =>
    queryOptions({
      queryKey: ['results', 'proposal', proposalId] as const,
      queryFn: ({ signal }) => readOwn(`/proposals/${encodeURIComponent(proposalId)}`, signal),
    }),
  proposal: (proposalId: string) =>
    queryOptions({
      queryKey: ['results', 'waiting', proposalId] as const,
      queryFn: ({ signal }) =>
        api.get<ProposalDetail>(`/proposals/${encodeURIComponent(proposalId)}`, signal),
    }),
}

import type { ConflictList } from '@furrow/core/contract/conflicts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const conflictQueries = {
  all: ['conflicts'] as const,
  ofCall: (callId: string) =>
    queryOptions({
      queryKey: [...conflictQueries.all, callId],
      queryFn: ({ signal }) => api.get<ConflictList>(`/calls/${callId}/conflicts`, signal),
    }),
}

export const waive = (proposalId: string, conflictId: string, reason: string) =>
  api.post<ConflictList>(`/proposals/${proposalId}/conflicts/${conflictId}/waive`, { reason })

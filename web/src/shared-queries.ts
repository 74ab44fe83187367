import type { CallList } from '@furrow/core/contract/calls'
import type { CallResult } from '@furrow/core/contract/results'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What the pages of several features ask for. */
export const sharedQueries = {
  calls: () =>
    queryOptions({
      queryKey: ['calls', 'list'] as const,
      queryFn: ({ signal }) => api.get<CallList>('/calls', signal),
    }),
  /** What was released of a call. */
  callResult: (callId: string) =>
    queryOptions({
      queryKey: ['results', 'call', callId] as const,
      queryFn: ({ signal }) => api.get<CallResult>(`/results/${encodeURIComponent(callId)}`, signal),
    }),
}

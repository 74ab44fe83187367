import type { CallList } from '@furrow/core/contract/calls'
import type { CallResult } from '@furrow/core/contract/results'
import type { MachineView } from '@furrow/core/contract/settings'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const homeQueries = {
  calls: () =>
    queryOptions({
      queryKey: ['calls', 'public'] as const,
      queryFn: ({ signal }) => api.get<CallList>('/calls', signal),
    }),
  result: (callId: string) =>
    queryOptions({
      queryKey: ['results', 'call', callId] as const,
      queryFn: ({ signal }) => api.get<CallResult>(`/results/${encodeURIComponent(callId)}`, signal),
    }),
  machine: () =>
    queryOptions({
      queryKey: ['settings', 'machine', 'public'] as const,
      queryFn: ({ signal }) => api.get<MachineView>('/settings/machine', signal),
      staleTime: 600_000,
    }),
}

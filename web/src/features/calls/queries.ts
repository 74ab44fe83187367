import { queryOptions } from '@tanstack/react-query'
import type { CallDetail, CallProgress } from '@furrow/core/contract/calls'
import { api } from '../../api.ts'

export const callQueries = {
  all: ['calls'] as const,
  detail: (id: string) =>
    queryOptions({
      queryKey: [...callQueries.all, id],
      queryFn: ({ signal }) => api.get<CallDetail>(`/calls/${encodeURIComponent(id)}`, signal),
    }),
  progress: (id: string) =>
    queryOptions({
      queryKey: [...callQueries.all, id, 'progress'],
      queryFn: ({ signal }) => api.get<CallProgress>(`/calls/${encodeURIComponent(id)}/progress`, signal),
    }),
}

import type { CallList } from '@furrow/core/contract/calls'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const practiceQueries = {
  calls: () =>
    queryOptions({
      queryKey: ['practice', 'calls'] as const,
      queryFn: ({ signal }) => api.get<CallList>('/calls', signal),
    }),
}

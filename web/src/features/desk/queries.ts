import type { CallList } from '@furrow/core/contract/calls'
import type { OwnDesk } from '@furrow/core/contract/desk'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const deskQueries = {
  all: ['desk'] as const,
  own: () =>
    queryOptions({
      queryKey: [...deskQueries.all, 'own'],
      queryFn: ({ signal }) => api.get<OwnDesk>('/desk', signal),
    }),
  calls: () =>
    queryOptions({
      queryKey: ['calls', 'public'] as const,
      queryFn: ({ signal }) => api.get<CallList>('/calls', signal),
    }),
}

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
}

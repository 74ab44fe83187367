import type { PeoplePage } from '@furrow/core/contract/people'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, queryOf } from '../../api.ts'
import type { Role } from '../../session.ts'

export type PersonView = PeoplePage['items'][number]
export type PeopleFilter = { page: number; q: string; role: string }
export type NewGrant = { personId: string; role: Role; callId: string | null }

export const peopleQueries = {
  all: ['people'] as const,
  list: (filter: PeopleFilter) =>
    queryOptions({
      queryKey: [...peopleQueries.all, 'list', filter],
      queryFn: ({ signal }) => api.get<PeoplePage>(`/people${queryOf({ ...filter, pageSize: 50 })}`, signal),
      placeholderData: keepPreviousData,
    }),
}

export const grants = {
  add: (grant: NewGrant) => api.post('/role-grants', grant),
  approve: (grantId: string) => api.post(`/role-grants/${grantId}/approve`),
  remove: (grantId: string) => api.delete(`/role-grants/${grantId}`),
}

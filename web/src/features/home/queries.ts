import type { MachineView } from '@furrow/core/contract/settings'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const homeQueries = {
  machine: () =>
    queryOptions({
      queryKey: ['settings', 'machine', 'public'] as const,
      queryFn: ({ signal }) => api.get<MachineView>('/settings/machine', signal),
      staleTime: 600_000,
    }),
}

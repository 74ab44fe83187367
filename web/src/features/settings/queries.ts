import type { MachineView } from '@furrow/core/contract/settings'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const settingsQueries = {
  all: ['settings'] as const,
  machine: () =>
    queryOptions({
      queryKey: [...settingsQueries.all, 'machine'],
      queryFn: ({ signal }) => api.getVersioned<MachineView>('/settings/machine', signal),
    }),
}

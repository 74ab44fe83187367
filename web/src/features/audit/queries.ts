import type { auditCheckView, auditPage } from '@furrow/core/contract/audit'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { api, queryOf } from '../../api.ts'

type AuditPageView = z.infer<typeof auditPage>
export type AuditEventView = AuditPageView['items'][number]
export type AuditCheck = z.infer<typeof auditCheckView>
export type AuditFilter = { page: number; callId: string; action: string; objectId: string }

export const auditQueries = {
  all: ['audit'] as const,
  events: (filter: AuditFilter) =>
    queryOptions({
      queryKey: [...auditQueries.all, 'events', filter],
      queryFn: ({ signal }) =>
        api.get<AuditPageView>(`/audit-events${queryOf({ ...filter, pageSize: 50 })}`, signal),
      placeholderData: keepPreviousData,
    }),
  check: () =>
    queryOptions({
      queryKey: [...auditQueries.all, 'check'],
      queryFn: ({ signal }) => api.get<AuditCheck>('/audit-events/check', signal),
      enabled: false,
    }),
}

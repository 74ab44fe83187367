import type { DecisionView } from '@furrow/core/contract/decisions'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

const path = (id: string) => `/decisions/${encodeURIComponent(id)}`

export const decisionQueries = {
  all: ['decisions'] as const,
  detail: (id: string) =>
    queryOptions({
      queryKey: [...decisionQueries.all, id],
      queryFn: ({ signal }) => api.get<DecisionView>(path(id), signal),
    }),
}

export const signDecision = (decision: DecisionView, password: string) =>
  api.post(`${path(decision.id)}/sign`, { password }, { version: decision.version })
export const releaseDecision = (decision: DecisionView) =>
  api.post(`${path(decision.id)}/release`, {}, { version: decision.version })

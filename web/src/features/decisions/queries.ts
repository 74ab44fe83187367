import type { AwardLog } from '@furrow/core/contract/awards'
import type { DecisionList, DecisionView } from '@furrow/core/contract/decisions'
import type { SurenessSummary } from '@furrow/core/contract/sureness'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'

const path = (id: string) => `/decisions/${encodeURIComponent(id)}`

export const decisionQueries = {
  all: ['decisions'] as const,
  ofCall: (callId: string) =>
    queryOptions({
      queryKey: [...decisionQueries.all, 'call', callId],
      queryFn: ({ signal }) =>
        api.get<DecisionList>(`/calls/${encodeURIComponent(callId)}/decisions`, signal),
    }),
  /** What came from the reserve of a call since its release, and what went back there; the newest 200. */
  reserve: (callId: string) =>
    queryOptions({
      queryKey: [...decisionQueries.all, 'reserve', callId],
      queryFn: ({ signal }) =>
        api.get<AwardLog>(`/calls/${encodeURIComponent(callId)}/award-log?account=reserve`, signal),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...decisionQueries.all, 'one', id],
      queryFn: ({ signal }) => api.get<DecisionView>(path(id), signal),
    }),
  /** Of a decision that is written: it never changes, and takes the server seconds the first time. */
  sureness: (id: string) =>
    queryOptions({
      queryKey: [...decisionQueries.all, 'sureness', id],
      queryFn: ({ signal }) => api.get<SurenessSummary>(`${path(id)}/sureness`, signal),
      staleTime: Infinity,
    }),
}

/** A step of a decision; its answer is the page after it, and what the calls show has changed with it. */
function useStep<Input>(decision: DecisionView, step: 'sign' | 'release' | 'withdraw' | 'revoke') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Input) => api.post<DecisionView>(`${path(decision.id)}/${step}`, body),
    onSuccess: (after) => {
      client.setQueryData(decisionQueries.detail(decision.id).queryKey, after)
      void client.invalidateQueries()
    },
  })
}

export const useSigning = (decision: DecisionView) => useStep<{ password: string }>(decision, 'sign')
export const useRelease = (decision: DecisionView) => useStep<Record<string, never>>(decision, 'release')
export const useWithdrawal = (decision: DecisionView) => useStep<Record<string, never>>(decision, 'withdraw')
export const useRevocation = (decision: DecisionView) => useStep<{ reason: string }>(decision, 'revoke')

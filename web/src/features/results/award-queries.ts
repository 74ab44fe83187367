import type { HolderAward } from '@furrow/core/contract/awards'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'

const path = (proposalId: string) => `/proposals/${encodeURIComponent(proposalId)}`

export const awardQueries = {
  own: (proposalId: string) =>
    queryOptions({
      queryKey: ['results', 'award', proposalId] as const,
      queryFn: ({ signal }) => api.get<HolderAward>(`${path(proposalId)}/award`, signal),
    }),
}

export type Step = {
  /** Below the proposal: `award/accept`, `appeals`. */
  readonly step: string
  readonly body: object
  /** Of the award as it was seen, where the step depends on it. */
  readonly version?: number
}

/** A step of the applicant; its answer is the award after it. */
export function useAwardStep(proposalId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, body, version }: Step) =>
      api.post<HolderAward>(`${path(proposalId)}/${step}`, body, { version }),
    onSuccess: (after) => client.setQueryData(awardQueries.own(proposalId).queryKey, after),
  })
}

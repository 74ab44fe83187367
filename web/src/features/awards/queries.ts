import type { AwardLog, CallAppeals, CallAwards, WaitingList } from '@furrow/core/contract/awards'
import type { OfficeList, SubmittedProposal } from '@furrow/core/contract/office-proposals'
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { api, queryOf } from '../../api.ts'

const callPath = (callId: string) => `/calls/${encodeURIComponent(callId)}`

export const awardQueries = {
  all: ['awards'] as const,
  ofCall: (callId: string) =>
    queryOptions({
      queryKey: [...awardQueries.all, 'call', callId],
      queryFn: ({ signal }) => api.get<CallAwards>(`${callPath(callId)}/awards`, signal),
    }),
  list: (callId: string) =>
    queryOptions({
      queryKey: [...awardQueries.all, 'list', callId],
      queryFn: ({ signal }) => api.get<WaitingList>(`${callPath(callId)}/waiting-list`, signal),
    }),
  appeals: (callId: string) =>
    queryOptions({
      queryKey: [...awardQueries.all, 'appeals', callId],
      queryFn: ({ signal }) => api.get<CallAppeals>(`${callPath(callId)}/appeals`, signal),
    }),
  log: (callId: string) =>
    infiniteQueryOptions({
      queryKey: [...awardQueries.all, 'log', callId],
      initialPageParam: 0,
      queryFn: ({ signal, pageParam }) =>
        api.get<AwardLog>(
          `${callPath(callId)}/award-log${queryOf({ before: pageParam === 0 ? null : pageParam })}`,
          signal,
        ),
      getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.seq : undefined),
    }),
}

/** Where a step of the office or a director goes. */
type Step = { readonly path: string; readonly body: object; readonly method?: 'post' | 'put' }

/** A step after which every list of awards is another. */
export function useAwardStep<Reply = { done: true }>() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body, method = 'post' }: Step) => api[method]<Reply>(path, body),
    onSuccess: () => client.invalidateQueries({ queryKey: awardQueries.all }),
  })
}

/** Any proposal of a call by its number; null where the viewer sees none of that number. */
async function proposalByNumber(callId: string, number: string) {
  const { items } = await api.get<OfficeList>(`${callPath(callId)}/proposals${queryOf({ q: number })}`)
  const found = items.find((item) => item.number.toLowerCase() === number.toLowerCase())
  if (found === undefined) return null
  const { office } = await api.get<SubmittedProposal>(`/proposals/${found.id}/submitted`)
  return {
    proposal: found.number,
    proposalId: found.id,
    title: found.title ?? '',
    applicantKind: office?.applicantKind ?? null,
  }
}

/** Any proposal of a call by its number, asked for once it is sent. */
export const useProposalByNumber = (callId: string) =>
  useMutation({ mutationFn: (number: string) => proposalByNumber(callId, number) })

/** Any proposal of a call by its number, as long as it is asked for. */
export const useKnownProposal = ({ callId, number, isAsked }: Wanted) =>
  useQuery({
    queryKey: [...awardQueries.all, 'proposal', callId, number],
    queryFn: () => proposalByNumber(callId, number),
    enabled: isAsked,
  })

type Wanted = { readonly callId: string; readonly number: string; readonly isAsked: boolean }

import type { CallDetail } from '@furrow/core/contract/calls'
import type { Queue } from '@furrow/core/contract/assignments'
import type { DeskView, LockPreview, ReviewList, ReviewSaved } from '@furrow/core/contract/reviews'
import type { Matrix } from '@furrow/core/contract/assignments'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const reviewQueries = {
  all: ['reviews'] as const,
  queue: () =>
    queryOptions({
      queryKey: [...reviewQueries.all, 'queue'],
      queryFn: ({ signal }) => api.get<Queue>('/assignments', signal),
    }),
  desk: (id: string) =>
    queryOptions({
      queryKey: [...reviewQueries.all, 'desk', id],
      queryFn: ({ signal }) => api.get<DeskView>(`/assignments/${id}`, signal),
      // The form starts from what the server has now, never from what an earlier visit had loaded.
      gcTime: 0,
      staleTime: Infinity,
    }),
  ofProposal: (proposalId: string) =>
    queryOptions({
      queryKey: [...reviewQueries.all, 'proposal', proposalId],
      queryFn: ({ signal }) => api.get<ReviewList>(`/proposals/${proposalId}/reviews`, signal),
    }),
  call: (callId: string) =>
    queryOptions({
      queryKey: ['calls', 'title', callId] as const,
      queryFn: ({ signal }) => api.get<CallDetail>(`/calls/${callId}`, signal),
    }),
  lock: (callId: string) =>
    queryOptions({
      queryKey: [...reviewQueries.all, 'lock', callId],
      queryFn: ({ signal }) => api.get<LockPreview>(`/calls/${callId}/reviews/lock`, signal),
    }),
  proposals: (callId: string, page: number) =>
    queryOptions({
      queryKey: [...reviewQueries.all, 'proposals', callId, page],
      queryFn: ({ signal }) => api.get<Matrix>(`/calls/${callId}/assignments?page=${page}`, signal),
    }),
}

export const loadDesk = (id: string) => api.get<DeskView>(`/assignments/${id}`)
export const accept = (id: string) => api.post(`/assignments/${id}/accept`)
export const decline = (id: string, reason: string) => api.post(`/assignments/${id}/decline`, { reason })
export const declareConflict = (id: string, declaration: { kind: string; reason: string }) =>
  api.post(`/assignments/${id}/conflict`, declaration)
export const stepReview = (id: string, step: 'hand-in' | 'reopen', version: number) =>
  api.post<ReviewSaved>(`/assignments/${id}/review/${step}`, undefined, { version })
export const lockReviews = (callId: string) => api.post<LockPreview>(`/calls/${callId}/reviews/lock`)

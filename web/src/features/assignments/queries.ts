import type {
  BulkResult,
  BulkRows,
  Matrix,
  MatrixFilter,
  Reminded,
  ReviewerList,
} from '@furrow/core/contract/assignments'
import { queryOptions } from '@tanstack/react-query'
import { api, queryOf } from '../../api.ts'

export const assignmentQueries = {
  all: ['assignments'] as const,
  reviewers: (callId: string) =>
    queryOptions({
      queryKey: [...assignmentQueries.all, 'reviewers', callId],
      queryFn: ({ signal }) => api.get<ReviewerList>(`/calls/${callId}/reviewers`, signal),
    }),
  matrix: (callId: string, view: { q: string; who: MatrixFilter; numbers: string; page: number }) =>
    queryOptions({
      queryKey: [...assignmentQueries.all, 'matrix', callId, view],
      queryFn: ({ signal }) => api.get<Matrix>(`/calls/${callId}/assignments${queryOf(view)}`, signal),
    }),
}

export const assignOne = (proposalId: string, reviewerId: string) =>
  api.post<BulkResult>(`/proposals/${proposalId}/assignments`, { reviewerId })
export const assignMany = (callId: string, bulk: BulkRows) =>
  api.post<BulkResult>(`/calls/${callId}/assignments`, bulk)
export const undoMany = (callId: string, assignmentIds: readonly string[]) =>
  api.post(`/calls/${callId}/assignments/undo`, { assignmentIds })
export const unassign = (assignmentId: string) => api.delete(`/assignments/${assignmentId}`)
export const remind = (callId: string) => api.post<Reminded>(`/calls/${callId}/reminders`)

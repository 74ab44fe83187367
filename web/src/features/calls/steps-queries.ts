import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CallDetail } from '@furrow/core/contract/calls'
import { api } from '../../api.ts'
import { callQueries } from './queries.ts'

export type Step = 'open' | 'close' | 'archive'

/** One step of the call's life, against the version that the person saw. */
export function useStep(call: CallDetail) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (step: Step) =>
      api.post<CallDetail>(`/calls/${call.id}/${step}`, undefined, { version: call.office?.version }),
    onSuccess: () => client.invalidateQueries({ queryKey: callQueries.all }),
  })
}

type Dates = { deadlineAt?: string; reviewsDueAt?: string; decisionDueAt?: string; reason: string }

export function useChangeDates(call: CallDetail) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (dates: Dates) =>
      api.post<CallDetail>(`/calls/${call.id}/dates`, dates, { version: call.office?.version }),
    onSuccess: () => client.invalidateQueries({ queryKey: callQueries.all }),
  })
}

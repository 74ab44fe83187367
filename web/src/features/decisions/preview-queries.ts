import {
  decisionDraft,
  type DecisionDraft,
  type DecisionPreview,
  type DecisionView,
} from '@furrow/core/contract/decisions'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { decisionQueries } from './queries.ts'

export type Given = DecisionDraft['overrides'][number]

/** A scenario with the overrides that the officer has written so far. */
export type Drafted = {
  readonly callId: string
  readonly scenarioId: string
  readonly overrides: readonly Given[]
  readonly set: (overrides: readonly Given[]) => void
}

const callPath = (callId: string) => `/calls/${encodeURIComponent(callId)}`

type Asked = Pick<Drafted, 'callId' | 'scenarioId' | 'overrides'>

const ask = ({ callId, scenarioId, overrides }: Asked) =>
  api.post<DecisionPreview>(`${callPath(callId)}/decision-preview`, { scenarioId, overrides })

const storageKey = (scenarioId: string) => `furrow.overrides.${scenarioId}`

/** What was typed before a reload, as far as it still reads as overrides. */
function storedOverrides(scenarioId: string): readonly Given[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey(scenarioId)) ?? '[]')
    const read = decisionDraft.safeParse({ scenarioId, overrides: stored })
    return read.success ? read.data.overrides : []
  } catch {
    return []
  }
}

/** The overrides of a scenario that is being looked at; a reload keeps them, proposing it ends them. */
function useDrafted(callId: string, scenarioId: string): Drafted {
  const [overrides, setOverrides] = useState(() => storedOverrides(scenarioId))
  const set = (next: readonly Given[]) => {
    setOverrides(next)
    sessionStorage.setItem(storageKey(scenarioId), JSON.stringify(next))
  }
  return { callId, scenarioId, overrides, set }
}

/** The whole decision as it would be; what is shown stays while the next one is computed. */
export function usePreview(callId: string, scenarioId: string) {
  const drafted = useDrafted(callId, scenarioId)
  const { overrides } = drafted
  const query = useQuery({
    queryKey: [...decisionQueries.all, 'preview', callId, scenarioId, overrides],
    queryFn: () => ask({ callId, scenarioId, overrides }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { query, drafted }
}

/** Asks the server whether the overrides can stand with one more; then they are kept. */
export function useAdding(drafted: Drafted) {
  return useMutation({
    mutationFn: (given: Given) => ask({ ...drafted, overrides: [...drafted.overrides, given] }),
    onSuccess: (_preview, given) => drafted.set([...drafted.overrides, given]),
  })
}

/** Freezes what was previewed; the hash says which outcome was seen. */
export function useProposing({ callId, scenarioId, overrides }: Drafted) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { note: string; outcomeHash: string }) =>
      api.post<DecisionView>(`${callPath(callId)}/decisions`, { ...body, scenarioId, overrides }),
    onSuccess: () => {
      sessionStorage.removeItem(storageKey(scenarioId))
      void client.invalidateQueries()
    },
  })
}

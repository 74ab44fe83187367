import {
  decisionDraft,
  type DecisionDraft,
  type DecisionPreview,
  type DecisionView,
} from '@furrow/core/contract/decisions'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useKeptText } from '../../ui/use-kept-text.ts'
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

/** What was typed before, as far as it still reads as overrides. */
function readOverrides(scenarioId: string, kept: string): readonly Given[] {
  try {
    const read = decisionDraft.safeParse({ scenarioId, overrides: JSON.parse(kept || '[]') })
    return read.success ? read.data.overrides : []
  } catch {
    return []
  }
}

/** The overrides of a scenario that is being looked at: this device keeps them, proposing it ends them. */
function useDrafted(callId: string, scenarioId: string): Drafted {
  const [kept, keep] = useKeptText(`overrides:${scenarioId}`)
  const overrides = readOverrides(scenarioId, kept)
  const set = (next: readonly Given[]) => keep(next.length === 0 ? '' : JSON.stringify(next))
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

/** Asks the server whether other overrides can stand; then they are kept instead. */
export function useRewriting(drafted: Drafted) {
  return useMutation({
    mutationFn: (overrides: readonly Given[]) => ask({ ...drafted, overrides }),
    onSuccess: (_preview, overrides) => drafted.set(overrides),
  })
}

/** Freezes what was previewed; the hash says which outcome was seen. */
export function useProposing({ callId, scenarioId, overrides, set }: Drafted) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { note: string; outcomeHash: string }) =>
      api.post<DecisionView>(`${callPath(callId)}/decisions`, { ...body, scenarioId, overrides }),
    onSuccess: () => {
      set([])
      void client.invalidateQueries()
    },
  })
}

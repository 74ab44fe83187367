import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DecisionView } from '@furrow/core/contract/decisions'
import type { PracticeTruth } from '@furrow/core/contract/practice'
import type {
  ScenarioHistory,
  ScenarioList,
  ScenarioView,
  StudioContext,
  StudioLink,
} from '@furrow/core/contract/studio'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { api, newIdempotencyKey } from '../../api.ts'
import type { Draft } from './draft.ts'
import { askEarly, takeSnapshot } from './early-snapshot.ts'
import { makePageRunner, pageLimit, withExact, type StudioRunner } from './runner.ts'
import { makeStudies, openExactRunner, openWorkerRunner, snapshotFailed } from './worker-runner.ts'

const scenarioPath = (id: string) => `/scenarios/${encodeURIComponent(id)}`
const callPath = (callId: string) => `/calls/${encodeURIComponent(callId)}`

const snapshotUrl = (callId: string) => `/api${callPath(callId)}/snapshot`
const readSnapshot = (response: Response): Promise<Snapshot> => response.json()

function readContext(callId: string, signal: AbortSignal): Promise<StudioContext> {
  const context = api.get<StudioContext>(`${callPath(callId)}/studio`, signal)
  askEarly(snapshotUrl(callId))
  return context
}

async function openRunner(callId: string, context: StudioContext): Promise<StudioRunner> {
  const url = snapshotUrl(callId)
  const response = await takeSnapshot(url)
  if (!response.ok) throw snapshotFailed(response.status)
  const runner =
    context.proposals.numbers.length > pageLimit
      ? await openWorkerRunner({ url, bytes: await response.arrayBuffer() }, context.seed)
      : makePageRunner(await readSnapshot(response), context.seed)
  const { study, close } = makeStudies(url, context.seed)
  const whole = withExact(runner, () => openExactRunner(url, context.seed))
  return {
    ...whole,
    study,
    close: () => {
      close()
      whole.close()
    },
  }
}

async function followLink(callId: string, id: string, signal: AbortSignal): Promise<StudioLink> {
  const link = await api.get<StudioLink>(`${callPath(callId)}/links/${encodeURIComponent(id)}`, signal)
  globalThis.history.replaceState(globalThis.history.state, '', `?${link.search}`)
  return link
}

export const studioQueries = {
  all: ['studio'] as const,
  context: (callId: string) =>
    queryOptions({
      queryKey: [...studioQueries.all, callId, 'context'],
      queryFn: ({ signal }) => readContext(callId, signal),
      staleTime: Infinity,
    }),
  /** The snapshot made ready to run; it holds a worker, so it is kept and never fetched behind the back. */
  runner: (callId: string, context: StudioContext) =>
    queryOptions({
      queryKey: [...studioQueries.all, callId, 'runner'],
      queryFn: () => openRunner(callId, context),
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
      retry: false,
    }),
  scenarios: (callId: string) =>
    queryOptions({
      queryKey: [...studioQueries.all, callId, 'scenarios'],
      queryFn: ({ signal }) => api.get<ScenarioList>(`${callPath(callId)}/scenarios`, signal),
      // Somebody else may save while the page is open.
      refetchInterval: 10_000,
      staleTime: 2_000,
    }),
  truth: (callId: string) =>
    queryOptions({
      queryKey: [...studioQueries.all, callId, 'truth'],
      queryFn: ({ signal }) => api.get<PracticeTruth>(`${callPath(callId)}/practice/truth`, signal),
      staleTime: Infinity,
    }),
  versions: ({ id, callId, version }: ScenarioView) =>
    queryOptions({
      queryKey: [...studioQueries.all, callId, 'versions', id, version],
      queryFn: ({ signal }) => api.get<ScenarioHistory>(`${scenarioPath(id)}/versions`, signal),
    }),
  /** Where a short link leads; the address changes to it before anything reads it. */
  link: (callId: string, id: string) =>
    queryOptions({
      queryKey: [...studioQueries.all, callId, 'link', id],
      queryFn: ({ signal }) => followLink(callId, id, signal),
      staleTime: Infinity,
      gcTime: 0,
    }),
}

type Saving = {
  draft: Draft
  name: string
  note: string
  over: ScenarioView | null
  /** The scenario that a new one is made from. */
  from: string | null
}

/** Every change of the saved scenarios of one call. */
export function useScenarioChanges(callId: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: studioQueries.scenarios(callId).queryKey })
  const save = useMutation({
    mutationFn: ({ draft, name, note, over, from }: Saving) => {
      const content = { ...draft, name }
      if (over === null)
        return api.post<ScenarioView>(
          `${callPath(callId)}/scenarios`,
          { name, note, content, forkedFromId: from },
          { idempotencyKey: newIdempotencyKey() },
        )
      const body = { name, note, content }
      return api.put<ScenarioView>(scenarioPath(over.id), body, { version: over.version })
    },
    onSuccess,
  })
  const duplicate = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      api.post<ScenarioView>(
        `${scenarioPath(id)}/duplicate`,
        { name },
        { idempotencyKey: newIdempotencyKey() },
      ),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.delete<ScenarioView>(scenarioPath(id)),
    onSuccess,
  })
  const restore = useMutation({
    mutationFn: (id: string) => api.post<ScenarioView>(`${callPath(callId)}/scenarios/${id}/restore`),
    onSuccess,
  })
  return { save, duplicate, remove, restore }
}

type Proposal = { scenarioId: string; outcomeHash: string; note: string }

/** Freezes a saved scenario as the proposed decision; the server recomputes and compares the hash. */
export function usePropose(callId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Proposal) =>
      api.post<DecisionView>(`${callPath(callId)}/decisions`, body, { idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries(),
  })
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScenarioView } from '@furrow/core/contract/studio'
import type { Opened } from '../address.ts'
import { studioQueries } from '../queries.ts'

const none: readonly ScenarioView[] = []

/** The saved scenarios of the call, the one that is looked at, and what its owner changed since it was opened. */
export function useSaved(callId: string, opened: Opened) {
  const { data } = useQuery(studioQueries.scenarios(callId))
  const [seen, setSeen] = useState(opened.scenario)
  const scenarios = data?.items ?? none
  const first = opened.draft.name
  const byId = scenarios.find((scenario) => scenario.id === seen?.id)
  const byName =
    seen === null && first !== '' ? scenarios.find(({ name, mine }) => mine && name === first) : undefined
  const isNewer = byId !== undefined && seen !== null && byId.version > seen.version
  return {
    scenarios,
    isRead: data !== undefined,
    saved: byId ?? byName ?? null,
    seen,
    see: ({ id, version }: Pick<ScenarioView, 'id' | 'version'>) => setSeen({ id, version }),
    news: isNewer ? byId : null,
    isGone: data !== undefined && seen !== null && byId === undefined,
  }
}

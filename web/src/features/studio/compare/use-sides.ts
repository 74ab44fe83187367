import { useQueries } from '@tanstack/react-query'
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { m } from '../../../messages.ts'
import { isEnded } from '../ended.ts'
import type { RunView } from '../run-view.ts'
import { seenName } from '../seen-name.ts'
import type { StudioState } from '../use-studio-state.ts'
import type { Side } from './measures.ts'

export const publishedKey = 'published'
/** Beside the one that is tuned. */
export const mostOthers = 3

const parser = parseAsArrayOf(parseAsString).withDefault([publishedKey])

/** The scenarios that stand beside the one that is tuned; their choice is in the address. */
export function useSides(state: StudioState, view: RunView) {
  const { runner, rules, scenarios, shownNames, isRead, draft, context } = state
  const [wanted, setWanted] = useQueryState('with', parser)
  const known = useMemo(
    () => [
      { key: publishedKey, name: m.studio_published(), content: rules.published, version: 0 },
      ...scenarios.map(({ id, name, content, version }) => ({
        key: id,
        name: shownNames.get(id) ?? name,
        content,
        version,
      })),
    ],
    [rules, scenarios, shownNames],
  )
  const chosen = known.filter(({ key }) => wanted.includes(key)).slice(0, mostOthers)
  const chosenKeys = chosen.map(({ key }) => key).join(' ')
  const runs = useQueries({
    queries: chosen.map(({ key, content, version }) => ({
      queryKey: ['studio', context.call.id, 'run', key, version],
      queryFn: () => runner.runOnce(content),
      staleTime: Infinity,
      gcTime: 60_000,
      structuralSharing: false,
      // One that was ended along with another exact choice is asked again; what failed fails again.
      retry: (_: number, error: Error) => isEnded(error),
      retryDelay: 0,
    })),
  })
  const own: Side = { key: 'draft', name: seenName(state), view }
  const others = chosen.flatMap(({ key, name }, place): Side[] => {
    const run = runs[place]?.data
    return run === undefined ? [] : [{ key, name, view: run }]
  })
  const drafts = useMemo(
    () => [
      { key: 'draft', draft },
      ...known
        .filter(({ key }) => chosenKeys.split(' ').includes(key))
        .map(({ key, content }) => ({ key, draft: content })),
    ],
    [draft, known, chosenKeys],
  )
  return {
    drafts,
    known,
    chosen: chosen.map(({ key }) => key),
    setChosen: (keys: readonly string[]) => void setWanted([...keys]),
    sides: [own, ...others],
    /** An address may name a scenario that was deleted since. */
    isGone: isRead && wanted.some((key) => known.every((scenario) => scenario.key !== key)),
    isPending: runs.some(({ isPending }) => isPending),
    isFailed: runs.some(({ isError }) => isError),
  }
}

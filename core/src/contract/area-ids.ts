import type { Snapshot } from './snapshot.ts'

/**
 * The areas that exist: the call's list or, where it has none, those that the proposals name; sorted.
 * In a file without zod, because the engine in the browser reads it.
 */
export const areaIds = ({ call, proposals }: Pick<Snapshot, 'call' | 'proposals'>): string[] => {
  const own = call.areas.map((area) => area.id)
  const named = own.length > 0 ? own : proposals.flatMap((proposal) => proposal.area ?? [])
  return [...new Set(named)].sort()
}

import type { ScenarioView } from '@furrow/core/contract/studio'
import { m } from '../../messages.ts'
import { formatMoment } from '../../ui/format.ts'

type Named = Pick<ScenarioView, 'id' | 'name' | 'ownerName' | 'updatedAt'>

/** The names of saved scenarios for a choice; of those with one name each says whose it is and when it was saved. */
export function scenarioNames(scenarios: readonly Named[]): ReadonlyMap<string, string> {
  const bearers = new Map<string, number>()
  for (const { name } of scenarios) bearers.set(name, (bearers.get(name) ?? 0) + 1)
  return new Map(
    scenarios.map(({ id, name, ownerName, updatedAt }) => {
      const isShared = (bearers.get(name) ?? 0) > 1
      const origin = m.studio_version_by({ name: ownerName, moment: formatMoment(updatedAt) })
      return [id, isShared ? `${name}, ${origin}` : name]
    }),
  )
}
